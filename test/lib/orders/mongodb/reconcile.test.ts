import { MongoServerError, type Collection, type Document } from 'mongodb';
import type { DeclaredIndex } from '../../../../lib/orders/mongodb/keys';
import { reconcile } from '../../../../lib/orders/mongodb/reconcile';

const INDEX: DeclaredIndex = {
  Name: 'by-a',
  Key: [
    ['a', 1],
    ['b', -1],
  ],
};
const THERE = { v: 2, key: { a: 1, b: -1 }, name: 'by-a' };

/** A mock: no local engine has every option that an index of Atlas may have. */
const having = (index: Document): Collection =>
  ({
    namespace: 'x.orders',
    indexes: async () => [{ v: 2, key: { _id: 1 }, name: '_id_' }, index],
    dropIndex: async () => ({}),
    createIndex: async (_: unknown, { name }: { name: string }) => name,
  }) as unknown as Collection;

describe('an index that is there', () => {
  it.each<[string, object]>([
    ['as it is declared', {}],
    ['built in the background', { background: true }],
    ['of a server that names its collection', { ns: 'x.orders' }],
    ['of another version', { v: 1 }],
    ['and says what it is not', { unique: false, sparse: false, hidden: false }],
  ])('%s is kept', async (_, options) => {
    const done = await reconcile(having({ ...THERE, ...options }), [INDEX], []);
    expect(done).toStrictEqual({ created: [], dropped: [], kept: ['by-a'] });
  });

  it.each<[string, object]>([
    ['hidden', { hidden: true }],
    ['sparse', { sparse: true }],
    ['partial', { partialFilterExpression: { a: { $exists: true } } }],
    ['collated', { collation: { locale: 'de', strength: 2 } }],
    ['unique', { unique: true }],
    ['prepared to be unique', { prepareUnique: true }],
    ['one that expires', { expireAfterSeconds: 60 }],
    ['of other weights', { weights: { a: 2 } }],
    ['in another order', { key: { b: -1, a: 1 } }],
  ])('%s is another one, and replaced', async (_, options) => {
    const done = await reconcile(having({ ...THERE, ...options }), [INDEX], []);
    expect(done).toStrictEqual({ created: ['by-a'], dropped: ['by-a'], kept: [] });
  });
});

describe('a server that refuses', () => {
  const refusing = (code: number, ...calls: ('indexes' | 'dropIndex' | 'createIndex')[]): Collection => {
    const refuse = async () => {
      throw new MongoServerError({ message: 'refused', code });
    };
    return Object.assign(having({ ...THERE, sparse: true }), Object.fromEntries(calls.map((call) => [call, refuse])));
  };

  it.each([
    [13, 'the database user may not do this'],
    [85, 'an index on the same key exists under another name'],
    [86, 'an index of this name was made by someone else meanwhile'],
    [11_000, 'remove the duplicates first'],
  ])('an index with code %i is told what to do about: %s', async (code, words) => {
    const done = reconcile(refusing(code, 'createIndex'), [INDEX], []);
    await expect(done).rejects.toThrow('could not create index by-a of x.orders: refused (');
    await expect(done).rejects.toThrow(words);
  });

  it('an index for another reason is told of in the server’s words, and kept as the cause', async () => {
    const done = reconcile(refusing(1, 'dropIndex'), [INDEX], []);
    await expect(done).rejects.toMatchObject({
      message: 'could not drop index by-a of x.orders: refused',
      cause: { code: 1 },
    });
  });

  it('to drop an index that is gone meanwhile has done what was asked', async () => {
    const done = await reconcile(refusing(27, 'dropIndex'), [INDEX], []);
    expect(done).toStrictEqual({ created: ['by-a'], dropped: ['by-a'], kept: [] });
  });

  it('to list the indexes of a collection that is not there has none', async () => {
    const done = await reconcile(refusing(26, 'indexes'), [INDEX], [INDEX]);
    expect(done).toStrictEqual({ created: ['by-a'], dropped: [], kept: [] });
  });

  it.each(['indexes', 'dropIndex', 'createIndex'] as const)(
    '%s for any other reason is not passed over',
    async (call) => {
      await expect(reconcile(refusing(6, call), [INDEX], [])).rejects.toThrow('refused');
    },
  );

  it('nothing, where the program is wrong, is told of as it is', async () => {
    const wrong = new TypeError('of the program');
    const createIndex = () => Promise.reject(wrong);
    const collection = Object.assign(having({ ...THERE, name: 'other' }), { createIndex });
    await expect(reconcile(collection, [INDEX], [])).rejects.toBe(wrong);
  });
});

it('an index is made with the options that it is declared with', async () => {
  const made: unknown[] = [];
  const createIndex = async (...given: unknown[]) => void made.push(given);
  const collection = Object.assign(having({ ...THERE, name: 'other' }), { createIndex });
  const expiring: DeclaredIndex = { Name: 'expires', Key: [['e', 1]], Unique: true, ExpireAfterSeconds: 0 };
  await reconcile(collection, [INDEX, expiring], []);
  expect(made).toStrictEqual([
    [
      [
        ['a', 1],
        ['b', -1],
      ],
      { name: 'by-a' },
      {},
    ],
    [[['e', 1]], { name: 'expires', unique: true, expireAfterSeconds: 0 }, {}],
  ]);
});
