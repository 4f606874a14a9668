import { readCollectionName, readConnection } from '../../../lambda/shared/atlas-environment';

describe('environment of the function', () => {
  it('is read', () => {
    const env = { CONNECTION_STRING: 'mongodb+srv://h/', AUTH: 'aws-iam', DATABASE: 'shop', COLLECTION: 'orders' };
    expect(readConnection(env)).toStrictEqual({ connectionString: 'mongodb+srv://h/', auth: 'aws-iam' });
    expect(readCollectionName(env)).toStrictEqual({ database: 'shop', collection: 'orders' });
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
