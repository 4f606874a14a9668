import type { Collection, Document } from 'mongodb';
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
    expect(done).toEqual({ created: [], dropped: [], kept: ['by-a'] });
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
    expect(done).toEqual({ created: ['by-a'], dropped: ['by-a'], kept: [] });
  });
});
