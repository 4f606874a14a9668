import { readUnits, writeCharge, writeUnits, type MeteredKeys } from '../../../../lib/costs/metering/dynamodb-units';
import { itemBytes, type Item } from '../../../../lib/costs/metering/item-size';

const KB = 1_024;

describe('AWS’s own examples', () => {
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
  it.each([
    ['8 KB', 8 * KB, 'strong', 2],
    ['8 KB', 8 * KB, 'eventual', 1],
    ['8 KB', 8 * KB, 'transactional', 4],
    ['3,500 bytes', 3_500, 'strong', 1],
    ['10 KB, rounded to 12', 10 * KB, 'strong', 3],
    ['nothing', 0, 'strong', 1],
    ['nothing', 0, 'eventual', 0.5],
    ['9 KB', 9 * KB, 'eventual', 1.5],
  ] as const)('reading %s (%i) %sly takes %d', (_, bytes, mode, units) => expect(readUnits(bytes, mode)).toBe(units));

  it('several items read one by one are rounded one by one: 1.5 and 6.5 KB take 12 KB', () => {
    expect(readUnits(1.5 * KB, 'strong') + readUnits(6.5 * KB, 'strong')).toBe(3);
  });

  it.each([
    [3 * KB, false, 3],
    [3 * KB, true, 6],
    [KB, false, 1],
    [KB + 1, false, 2],
    [0, false, 1],
  ])('writing %i bytes, in a transaction: %s, takes %i', (bytes, transactional, units) =>
    expect(writeUnits(bytes, transactional)).toBe(units),
  );
});

describe('a write', () => {
  const table: MeteredKeys = {
    keys: ['pk'],
    indexes: [
      { name: 'all', keys: ['g'], isLocal: false },
      { name: 'keys', keys: ['g'], isLocal: false, projected: [] },
      { name: 'sparse', keys: ['h'], isLocal: false },
    ],
  };
  const large: Item = { pk: 'p', g: '1', text: 'x'.repeat(3.2 * KB) };
  const small: Item = { pk: 'p', g: '1', text: 'x' };

  // Each of these was asked of a local DynamoDB too; the other test asks it a mix.
  it.each<[string, Item | undefined, Item | undefined, number, Record<string, number>]>([
    ['of a new item goes into each index that it has the keys of', undefined, large, 4, { all: 4, keys: 1 }],
    ['that changes nothing goes into none', large, { ...large }, 4, {}],
    ['that moves it within an index takes it out and puts it in', large, { ...large, g: '2' }, 4, { all: 8, keys: 2 }],
    ['that makes it smaller is as large as before', large, small, 4, { all: 4 }],
    ['that deletes it is as large as it was', large, undefined, 4, { all: 4, keys: 1 }],
    ['that deletes nothing is the least', undefined, undefined, 1, {}],
    ['that gives it the key of an index puts it in', small, { ...small, h: '1' }, 1, { all: 1, sparse: 1 }],
  ])('%s', (_, before, after, units, indexes) => {
    expect(writeCharge(table, before, after)).toStrictEqual({ table: units, indexes });
  });

  it('in a transaction takes twice of the table, and once of an index', () => {
    expect(writeCharge(table, undefined, { ...small, text: 'x'.repeat(400) }, true)).toStrictEqual({
      table: 2,
      indexes: { all: 1, keys: 1 },
    });
  });

  it('that deletes 3 KB in a transaction takes 6', () => {
    const item = { pk: 'p', text: 'x'.repeat(3 * KB - 7) };
    expect([itemBytes(item), writeCharge(table, item, undefined, true).table]).toStrictEqual([3 * KB, 6]);
  });
});

it.each<[string, Item, number]>([
  ['names and text in UTF-8', { a: 'é', ñ: '' }, 1 + 2 + 2],
  ['numbers by two digits', { a: 0, b: 12, c: 123, d: -12, e: 1200 }, 5 + 1 + 2 + 3 + 3 + 2],
  ['truth and nothing', { a: true, b: null }, 2 + 2],
  ['lists and maps with what they hold', { a: ['b', 1], c: { d: 'e' } }, 1 + 3 + 2 + 3 + (1 + 3 + 2 + 1)],
])('%s weigh as AWS says', (_, item, bytes) => expect(itemBytes(item)).toBe(bytes));
