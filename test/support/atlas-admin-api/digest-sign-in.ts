import { createHash, randomBytes } from 'node:crypto';

export interface Key {
  readonly publicKey: string;
  readonly privateKey: string;
}

const REALM = 'MMS Public API';
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** The server's side of HTTP digest, with the parameters that Atlas challenges with. https://www.rfc-editor.org/rfc/rfc7616 */
export class DigestSignIn {
  /** Requests that were challenged, by the reason. */
  readonly challenged: string[] = [];
  private readonly nonces = new Set<string>();
  private stale = 0;

  constructor(private readonly key: Key) {}

  /** The next `requests` that are signed as they should be find their nonce too old. */
  outdate(requests = 1): void {
    this.stale = requests;
  }

  /** @returns nothing when the request is signed by the key, else what to answer it with */
  challenge(method: string, uri: string, authorization: string | undefined): string | undefined {
    if (authorization === undefined) return this.challengeWith('not signed', false);
    const given = Object.fromEntries(
      [...authorization.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)].map(([, name, quoted, plain]) => [
        name,
        quoted ?? plain,
      ]),
    ) as Record<string, string | undefined>;
    const isKnown = given['nonce'] !== undefined && this.nonces.delete(given['nonce']);
    if (!isKnown) return this.challengeWith('nonce not known', true);
    if (!this.isSigned(method, uri, given)) return this.challengeWith('wrong', false);
    if (this.stale > 0) {
      this.stale--;
      return this.challengeWith('nonce too old', true);
    }
    return undefined;
  }

  private isSigned(method: string, uri: string, given: Record<string, string | undefined>): boolean {
    const { publicKey, privateKey } = this.key;
    const { nonce, nc, cnonce, qop } = given;
    const response = md5(
      [md5(`${publicKey}:${REALM}:${privateKey}`), nonce, nc, cnonce, qop, md5(`${method}:${uri}`)].join(':'),
    );
    const expected = { username: publicKey, realm: REALM, uri, qop: 'auth', response };
    return Object.entries(expected).every(([name, value]) => given[name] === value) && Boolean(cnonce && nc);
  }

  private challengeWith(reason: string, stale: boolean): string {
    this.challenged.push(reason);
    const nonce = randomBytes(16).toString('base64');
    this.nonces.add(nonce);
    return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=MD5, qop="auth", stale=${stale}`;
  }
}
