import type { Refusal } from '../../../lib/errors';
import { readApiKey } from '../../../lib/atlas-admin/api-key';

const KEY = { PublicKey: 'abcdefgh', PrivateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const read = (secret: unknown) =>
  readApiKey('team', typeof secret === 'string' ? secret : JSON.stringify(secret), 'Store it again.');

describe('the API key of a profile', () => {
  it('is for Atlas itself', () => {
    expect(read(KEY)).toStrictEqual({
      publicKey: KEY.PublicKey,
      privateKey: KEY.PrivateKey,
      baseUrl: new URL('https://cloud.mongodb.com'),
    });
  });

  it.each(['https://cloud.mongodbgov.com/', 'http://127.0.0.1:8080', 'http://localhost:1', 'http://[::1]:1'])(
    'is for %s where the secret says so',
    (BaseUrl) => expect(read({ ...KEY, BaseUrl }).baseUrl).toStrictEqual(new URL(BaseUrl)),
  );

  it.each([
    ['http://cloud.mongodb.com'],
    ['http://127.0.0.1.example.com'],
    ['http://localhost@example.com'],
    ['https://user:word@cloud.mongodb.com'],
    ['https://cloud.mongodb.com/api'],
    ['https://cloud.mongodb.com/?key=1'],
    ['ftp://127.0.0.1'],
    ['cloud.mongodb.com'],
  ])('is not sent to %s', (BaseUrl) => {
    expect(() => read({ ...KEY, BaseUrl })).toThrow(
      /^the secret cfn\/atlas\/profile\/team has a BaseUrl that is no https/,
    );
  });
});

describe('a secret that holds no API key', () => {
  it.each([
    ['is no JSON', `PrivateKey=${KEY.PrivateKey}`],
    ['is half JSON', JSON.stringify(KEY).slice(0, -1)],
    ['lacks a key', { PrivateKey: KEY.PrivateKey }],
    ['has a key that no header can hold', { ...KEY, PublicKey: 'a"b' }],
    ['is empty', ''],
  ])('is refused where it %s, without showing any of it', (_what, secret) => {
    const refusal = (): unknown => {
      try {
        return read(secret);
      } catch (error) {
        return error;
      }
    };
    const { kind, message, stack, cause } = refusal() as Refusal;
    expect(kind).toBe('invalid');
    expect(message).toMatch(
      /^the secret cfn\/atlas\/profile\/team is not \{"PublicKey": .* as JSON\. Store it again\.$/,
    );
    expect(`${message}${stack}${String(cause)}`).not.toMatch(/01234567|abcdefgh|a"b/);
  });

  it('is refused where it has no text', () => {
    expect(() => readApiKey('team', undefined, '')).toThrow('is not {"PublicKey"');
  });
});
