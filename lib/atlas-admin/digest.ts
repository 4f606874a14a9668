import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../errors';

export interface Signed {
  readonly method: string;
  /** Path and query, as they stand in the request. */
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/** Atlas asks for MD5; SHA-256 is what would come after it. */
const HASHES: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256' };

/**
 * The `Authorization` that answers a digest challenge, as MongoDB's API keys have to sign in: RFC 7616, section 3.4.
 *
 * Its own few lines, because nothing on npm fits: digest-fetch has no types, brings four packages of hashes that Node has, and takes
 * its client nonce from `Math.random`; http-auth-utils refuses a challenge with the parameters that RFC 7616 added, and quotes `nc`,
 * `qop` and `algorithm`, which the RFC forbids; urllib is an HTTP client of ten packages beside the `fetch` that Node has.
 *
 * @param challenge value of `WWW-Authenticate`, which may offer other schemes as well
 * @param clientNonce differs with every request
 * @throws Refusal when the challenge asks for something else
 */
export function digestAuthorization(
  challenge: string,
  { method, uri, username, password }: Signed,
  clientNonce = randomBytes(16).toString('hex'),
): string {
  const { realm, nonce, opaque, algorithm = 'MD5', qop } = parametersOf(challenge);
  const hash = HASHES[algorithm.toUpperCase()];
  const offersAuth = qop === undefined || qop.split(',').some((one) => one.trim() === 'auth');
  if (realm === undefined || nonce === undefined || hash === undefined || !offersAuth) {
    throw new Refusal(`the server asks to sign in in a way that is not known here: ${challenge}`);
  }
  const digest = (...parts: string[]): string => createHash(hash).update(parts.join(':')).digest('hex');
  const secret = digest(username, realm, password);
  const request = digest(method, uri);
  const count = '00000001';
  // Without `qop` it is the older form of RFC 2069, which Atlas's own examples show.
  const proof =
    qop === undefined
      ? [`response="${digest(secret, nonce, request)}"`]
      : [
          `response="${digest(secret, nonce, count, clientNonce, 'auth', request)}"`,
          'qop=auth',
          `nc=${count}`,
          `cnonce="${clientNonce}"`,
        ];
  return `Digest ${[
    `username="${username}"`,
    `realm="${realm}"`,
    `nonce="${nonce}"`,
    `uri="${uri}"`,
    `algorithm=${algorithm}`,
    ...proof,
    ...(opaque === undefined ? [] : [`opaque="${opaque}"`]),
  ].join(', ')}`;
}

/** Whether it is only the nonce that is too old, not the key that is wrong. */
export const isStale = (challenge: string): boolean => parametersOf(challenge)['stale']?.toLowerCase() === 'true';

/** Of parameters that stand there twice, the first: what follows belongs to another scheme. */
function parametersOf(challenge: string): Readonly<Record<string, string | undefined>> {
  const [, digest = ''] = /\bDigest\s+(.*)$/is.exec(challenge) ?? [];
  const found = [...digest.matchAll(/([a-z]+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/gi)].map(
    ([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain] as const,
  );
  return Object.fromEntries(found.reverse());
}
