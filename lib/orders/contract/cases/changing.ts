import { refused, same } from '../assertions';
import { idOf, placed, type ContractCase } from '../case';

export const CHANGING: readonly ContractCase[] = [
  {
    title: 'A status that is still the expected one is changed, and nothing else of the order',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1', { note: 'keep me', expiresAt: 4_102_444_800 });
      await store.put(order);
      const paid = { ...order, status: 'PAID' };
      same('the answer', await store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' }), paid);
      same('the order', await store.get(idOf(order)), paid);
    },
  },
  {
    title: 'A status that has moved on is not changed',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      await store.changeStatus(idOf(order), { from: 'PLACED', to: 'CANCELLED' });
      const late = () => store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' });
      await refused('the late change', 'STATUS_CHANGED', late);
      same('the order', await store.get(idOf(order)), { ...order, status: 'CANCELLED' });
    },
  },
  {
    title: 'The status of an order that is not there is not changed, and no order made of it',
    writes: true,
    async run(store, scope) {
      const id = { customerId: scope.customer(), orderId: 'none' };
      await refused('the change', 'ORDER_NOT_FOUND', () => store.changeStatus(id, { from: 'PLACED', to: 'PAID' }));
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(id));
    },
  },
  {
    title: 'An order is deleted once, and others of its customer stay',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const [gone, kept] = [scope.order(customerId, 'o1'), scope.order(customerId, 'o2')];
      await store.put(gone);
      await store.put(kept);
      await store.delete(idOf(gone));
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(idOf(gone)));
      await refused('the second deletion', 'ORDER_NOT_FOUND', () => store.delete(idOf(gone)));
      same('the other order', await store.get(idOf(kept)), placed(kept));
    },
  },
  {
    title: 'An id is free again once its order was deleted',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1', { note: 'before' });
      await store.put(order);
      await store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' });
      await store.delete(idOf(order));
      const { note: _note, ...anew } = { ...order, amount: 2 };
      same('the answer to put', await store.put(anew), placed(anew));
      same('the order', await store.get(idOf(anew)), placed(anew));
    },
  },
];
