import { readDeclaration } from '../../../../lib/orders/mongodb/declaration';
import { ORDER_INDEXES } from '../../../../lib/orders/mongodb/keys';

const declaration = (index: object) => ({
  Database: 'shop',
  Collection: 'orders',
  Indexes: [{ Name: 'i', Key: [['a', '1']], ...index }],
});

/** As CloudFormation hands properties to a custom resource. */
const stringified = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(stringified)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, stringified(inner)]))
      : String(value);

describe('declaration of indexes', () => {
  it.each([
    ['as it was declared', (value: unknown) => value],
    ['as CloudFormation makes it, all strings', stringified],
  ])('is read %s', (_, transform) => {
    const read = readDeclaration(
      transform({ ServiceToken: 'arn', Database: 'shop', Collection: 'orders', Indexes: ORDER_INDEXES }),
    );
    expect(read).toStrictEqual({ database: 'shop', collection: 'orders', indexes: ORDER_INDEXES });
  });

  it('reads false as false', () => {
    expect(readDeclaration(declaration({ Unique: 'false' })).indexes[0]?.Unique).toBe(false);
  });

  it.each([
    ['Indexes.0.Key.0.1', { Key: [['a', '2']] }],
    ['Indexes.0.Key', { Key: [] }],
    ['Indexes.0.Unique', { Unique: 'yes' }],
    ['Indexes.0.ExpireAfterSeconds', { ExpireAfterSeconds: '-1' }],
    ['Indexes.0.ExpireAfterSeconds', { ExpireAfterSeconds: '9999999999' }],
    ['Indexes.0.Name', { Name: '_id_' }],
    ['Indexes.0', { Sparse: 'true' }],
  ])('refuses a wrong %s by name', (property, index) => {
    expect(() => readDeclaration(declaration(index))).toThrow(`${property} is wrong`);
  });

  it('refuses one name for two indexes', () => {
    const [index] = declaration({}).Indexes;
    expect(() => readDeclaration({ ...declaration({}), Indexes: [index, index] })).toThrow('Indexes is wrong');
  });

  it('refuses a missing collection', () => {
    expect(() => readDeclaration({ Database: 'shop', Indexes: [] })).toThrow('Collection is wrong');
  });
});
