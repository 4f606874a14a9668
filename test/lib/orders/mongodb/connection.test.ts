import { readCollectionName, readConnection } from '../../../../lib/orders/mongodb/connection';
import { environmentCredentials } from '../../../../lib/orders/mongodb/environment-credentials';

describe('environment of the function', () => {
  it('is read', () => {
    const env = { CONNECTION_STRING: 'mongodb+srv://h/', AUTH: 'aws-iam', DATABASE: 'shop', COLLECTION: 'orders' };
    expect(readConnection(env)).toEqual({ connectionString: 'mongodb+srv://h/', auth: 'aws-iam' });
    expect(readCollectionName(env)).toEqual({ database: 'shop', collection: 'orders' });
  });

  it.each([undefined, '', 'scram', 'NONE'])('refuses AUTH %p and says what is allowed', (AUTH) => {
    expect(() => readConnection({ CONNECTION_STRING: 'x', ...(AUTH !== undefined && { AUTH }) })).toThrow(
      /AUTH.*aws-iam, none/,
    );
  });

  it('names a missing variable', () => {
    expect(() => readConnection({ AUTH: 'none' })).toThrow(/CONNECTION_STRING/);
    expect(() => readCollectionName({ DATABASE: 'shop' })).toThrow(/COLLECTION/);
  });
});

describe('credentials of the environment', () => {
  const saved = { ...process.env };
  afterEach(() => {
    process.env = { ...saved };
  });

  it('are those of this moment, because they rotate', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'first', AWS_SECRET_ACCESS_KEY: 's1', AWS_SESSION_TOKEN: 't1' });
    const before = await environmentCredentials();
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'second', AWS_SECRET_ACCESS_KEY: 's2', AWS_SESSION_TOKEN: 't2' });
    expect([before, await environmentCredentials()]).toEqual([
      { accessKeyId: 'first', secretAccessKey: 's1', sessionToken: 't1' },
      { accessKeyId: 'second', secretAccessKey: 's2', sessionToken: 't2' },
    ]);
  });

  it('are refused in words where there are none', async () => {
    delete process.env['AWS_ACCESS_KEY_ID'];
    await expect(environmentCredentials()).rejects.toThrow(/AWS_ACCESS_KEY_ID/);
  });
});
