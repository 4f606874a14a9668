import { secretsIn } from './secrets';

describe('what looks like a secret', () => {
  it.each([
    ['a literal password', { Password: 'x' }],
    ['a literal key of an API', { Environment: { API_KEY: 'x' } }],
    ['a literal secret', { SecretString: 'x' }],
    ['a password in a connection string', { Value: 'mongodb+srv://user:word@host' }],
    ['an AWS key', { Value: 'AKIAABCDEFGHIJKLMNOP' }],
    ['the private half of an Atlas key', { Value: '12345678-1234-1234-1234-123456789abc' }],
    ['a PEM file', { Value: '-----BEGIN RSA PRIVATE KEY-----' }],
    ['a secret that the deploy would put in', { Value: '{{resolve:secretsmanager:name}}' }],
    ['one deep inside', { List: [{ Deep: [{ Password: 'x' }] }] }],
  ])('is %s', (_name, part) => {
    expect(secretsIn(part)).toHaveLength(1);
  });

  it.each([
    ['a connection string without user', { Value: 'mongodb+srv://host/db' }],
    ['a reference', { Password: { Ref: 'Parameter' } }],
    ['the ARN of a secret that may be read', { Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:name' }],
    ['the hash of an asset', { S3Key: `${'0a'.repeat(32)}.zip` }],
  ])('is not %s', (_name, part) => {
    expect(secretsIn(part)).toStrictEqual([]);
  });

  it('is named by its place and never shown', () => {
    expect(secretsIn({ Resources: { User: { Password: 'hunter2' } } })).toStrictEqual([
      '/Resources/User/Password: literal text under the name of a secret',
    ]);
  });
});
