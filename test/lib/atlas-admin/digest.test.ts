import { digestAuthorization, isStale } from '../../../lib/atlas-admin/digest';

/** The example of RFC 7616, section 3.9.1. */
const MUFASA = { method: 'GET', uri: '/dir/index.html', username: 'Mufasa', password: 'Circle of Life' };
const CLIENT_NONCE = 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ';
const challenge = (algorithm: string, qop = 'auth, auth-int'): string =>
  `Digest realm="http-auth@example.org", qop="${qop}", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';
/** As Atlas sends it. */
const OF_ATLAS = 'Digest realm="MMS Public API", domain="", nonce="n0nce=", algorithm=MD5, qop="auth", stale=false';

describe('the answer to a digest challenge', () => {
  it.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('is the one of the RFC’s example with %s', (algorithm, response) => {
    expect(digestAuthorization(challenge(algorithm), MUFASA, CLIENT_NONCE)).toContain(`response="${response}"`);
  });

  it('is the one of RFC 2069’s corrected example where the challenge has no qop', () => {
    const old =
      'Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"';
    const answer = digestAuthorization(old, { ...MUFASA, password: 'CircleOfLife' });
    expect(answer).toContain('response="1949323746fe6a43ef61f9606e7febea"');
    expect(answer).not.toMatch(/qop|cnonce|nc=/);
  });

  it('quotes what the RFC wants quoted, and nothing else', () => {
    const answer = digestAuthorization(challenge('MD5'), MUFASA, CLIENT_NONCE);
    expect(answer).toMatch(/^Digest username="Mufasa", /);
    expect(answer).toContain('algorithm=MD5, ');
    expect(answer).toContain('qop=auth, nc=00000001, ');
    expect(answer).toContain('opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
  });

  it('reads a challenge with an empty parameter, as Atlas sends it', () => {
    expect(digestAuthorization(OF_ATLAS, MUFASA)).toContain('realm="MMS Public API", nonce="n0nce="');
  });

  it('takes the parameters of the digest where other schemes stand before and after it', () => {
    const answer = digestAuthorization(`Basic realm="one", ${OF_ATLAS}, Bearer realm="two"`, MUFASA);
    expect(answer).toContain('realm="MMS Public API"');
  });

  it('has another client nonce each time', () => {
    const nonces = [1, 2].map(() => /cnonce="([^"]+)"/.exec(digestAuthorization(OF_ATLAS, MUFASA))?.[1]);
    expect(new Set(nonces).size).toBe(2);
  });

  it.each([
    ['another hash', challenge('MD5-sess')],
    ['a digest of the body', challenge('MD5', 'auth-int')],
    ['another scheme', 'Bearer realm="MMS Public API"'],
    ['nothing', ''],
  ])('is refused in words where %s is asked for', (_what, other) => {
    expect(() => digestAuthorization(other, MUFASA)).toThrow(
      'the server asks to sign in in a way that is not known here',
    );
  });

  it('never shows the password', () => {
    expect(digestAuthorization(OF_ATLAS, MUFASA)).not.toContain(MUFASA.password);
  });
});

describe('a stale nonce', () => {
  it.each([
    [OF_ATLAS, false],
    [OF_ATLAS.replace('false', 'true'), true],
    [OF_ATLAS.replace('stale=false', 'stale="TRUE"'), true],
    ['', false],
  ])('of %s: %s', (given, stale) => {
    expect(isStale(given)).toBe(stale);
  });
});
