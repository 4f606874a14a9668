import * as z from 'zod/mini';
import { isLoopback } from '../processes/loopback';
import { apiKeySecretName } from './identifiers';
import { Refusal } from '../errors';

/** The API key of a profile, and where it is valid. */
export interface ApiKey {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly baseUrl: URL;
}

const ATLAS = 'https://cloud.mongodb.com';

/** What stands in a header between quotes. */
const key = z.string().check(z.regex(/^[^"\\\s]+$/));
const secret = z.object({ PublicKey: key, PrivateKey: key, BaseUrl: z.optional(z.string()) });

/**
 * The API key from the text of its profile's secret, the same that MongoDB's resource types read. Over plain HTTP only to this
 * machine, for trying it out.
 * https://github.com/mongodb/mongodbatlas-cloudformation-resources#mongodb-atlas-api-keys-credential-management
 *
 * @param remedy what to do where it is wrong, as a sentence
 * @throws Refusal `invalid` that names what is wrong and never what was read: the parser's own message would quote the secret
 */
export function readApiKey(profile: string, text: string | undefined, remedy: string): ApiKey {
  const wrong = (what: string): Refusal =>
    new Refusal(`the secret ${apiKeySecretName(profile)} ${what}. ${remedy}`, 'invalid');
  const result = z.safeParse(secret, parsed(text));
  if (!result.success) throw wrong('is not {"PublicKey": "...", "PrivateKey": "..."} as JSON');
  const { PublicKey, PrivateKey, BaseUrl = ATLAS } = result.data;
  if (!URL.canParse(BaseUrl) || !isAllowed(new URL(BaseUrl))) {
    throw wrong('has a BaseUrl that is no https address without user, path and query (http only to this machine)');
  }
  return { publicKey: PublicKey, privateKey: PrivateKey, baseUrl: new URL(BaseUrl) };
}

const isAllowed = ({ protocol, host, username, password, pathname, search }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && isLoopback(host))) &&
  username + password + search === '' &&
  pathname === '/';

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
