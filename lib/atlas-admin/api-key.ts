import * as z from 'zod/mini';
import { apiKeySecretName } from './api-key-secret';

/** The API key of a profile, and where it is valid. */
export interface ApiKey {
  readonly publicKey: string;
  readonly privateKey: string;
  readonly baseUrl: URL;
}

const ATLAS = 'https://cloud.mongodb.com';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** What stands in a header between quotes. */
const key = z.string().check(z.regex(/^[^"\\\s]+$/));
const secret = z.object({ PublicKey: key, PrivateKey: key, BaseUrl: z.optional(z.string()) });

/**
 * The API key from the text of its profile's secret, the same that MongoDB's resource types read. Over plain HTTP only to this
 * machine, for trying it out.
 * https://github.com/mongodb/mongodbatlas-cloudformation-resources#mongodb-atlas-api-keys-credential-management
 *
 * @throws Error that names what is wrong and never what was read: the parser's own message would quote the secret
 */
export function readApiKey(profile: string, text: string | undefined): ApiKey {
  const result = z.safeParse(secret, parsed(text));
  if (!result.success) throw wrong(profile, 'is not {"PublicKey": "...", "PrivateKey": "..."} as JSON');
  const { PublicKey, PrivateKey, BaseUrl = ATLAS } = result.data;
  if (!URL.canParse(BaseUrl) || !isAllowed(new URL(BaseUrl))) {
    throw wrong(
      profile,
      'has a BaseUrl that is no https address without user, path and query (http only to this machine)',
    );
  }
  return { publicKey: PublicKey, privateKey: PrivateKey, baseUrl: new URL(BaseUrl) };
}

const isAllowed = ({ protocol, hostname, username, password, pathname, search }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname))) &&
  username + password + search === '' &&
  pathname === '/';

const wrong = (profile: string, what: string): Error =>
  new Error(
    `the secret ${apiKeySecretName(profile)} ${what}. Store the API key of the profile there and deploy again.`,
  );

function parsed(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
