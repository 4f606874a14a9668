import { refused, same } from '../assertions';
import { idOf, placed, type ContractCase } from '../case';

export const CREATING: readonly ContractCase[] = [
  {
    title: 'A new order is created as PLACED',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1', { note: 'ring twice \u{1F514}', expiresAt: 4_102_444_800 });
      same('the answer to put', await store.put(order), placed(order));
    },
  },
  {
    title: 'An order is read back exactly as it was put',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1', { note: 'ring twice \u{1F514}', expiresAt: 4_102_444_800 });
      await store.put(order);
      same('the order', await store.get(idOf(order)), placed(order));
    },
  },
  {
    title: 'What an order was not given it does not have',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      same('the answer to put', await store.put(order), placed(order));
      same('the order', await store.get(idOf(order)), placed(order));
    },
  },
  {
    title: 'A put of an order that exists is refused, and leaves it as it is',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1', { note: 'first' });
      await store.put(order);
      const other = { ...order, amount: 1, note: 'second', placedAt: scope.placedAt(1) };
      await refused('the second put', 'ORDER_EXISTS', () => store.put(other));
      same('the order', await store.get(idOf(order)), placed(order));
    },
  },
  {
    title: 'A put that is repeated does not take a later status back',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      await store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' });
      await refused('the second put', 'ORDER_EXISTS', () => store.put(order));
      same('the order', await store.get(idOf(order)), { ...order, status: 'PAID' });
    },
  },
  {
    title: 'The same order id of two customers is two orders',
    writes: true,
    async run(store, scope) {
      const [one, other] = [scope.order(scope.customer(), 'o1'), scope.order(scope.customer(), 'o1', { amount: 7 })];
      await store.put(one);
      await refused('get of the other', 'ORDER_NOT_FOUND', () => store.get(idOf(other)));
      await store.put(other);
      same('the one', await store.get(idOf(one)), placed(one));
      same('the other', await store.get(idOf(other)), placed(other));
    },
  },
];
