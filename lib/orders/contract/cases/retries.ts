import type { NewOrder } from '../../order';
import type { OrderStore } from '../../order-store';
import { refused, same } from '../assertions';
import { idOf, placed, type ContractCase, type Scope } from '../case';
import type { Losses } from '../losses';

const PAY = { from: 'PLACED', to: 'PAID' } as const;

async function listedOnce(store: OrderStore, scope: Scope, order: NewOrder, status: string): Promise<void> {
  await scope.eventually(async () =>
    same('the listing', await store.listByCustomer(order.customerId, { limit: 10 }), {
      orders: [{ ...order, status }],
    }),
  );
}

/**
 * What a caller may do that does not know whether its write happened: the same again.
 *
 * @param losses how answers and requests get lost on their way
 */
export const retries = (losses: Losses): readonly ContractCase[] => [
  {
    title: 'A put whose answer was lost happened: repeated, it is refused and changes nothing',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'put-answer');
      await refused('the put', 'UNAVAILABLE', () => losses.answers(store).put(order));
      await store.changeStatus(idOf(order), PAY);
      await refused('the put, repeated', 'ORDER_EXISTS', () => store.put(order));
      same('the order', await store.get(idOf(order)), { ...order, status: 'PAID' });
      await listedOnce(store, scope, order, 'PAID');
    },
  },
  {
    title: 'A put that was lost did not happen: repeated, it creates the order, once',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'put-request');
      await refused('the put', 'UNAVAILABLE', () => losses.requests(store).put(order));
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(idOf(order)));
      same('the answer to the put, repeated', await store.put(order), placed(order));
      await listedOnce(store, scope, order, 'PLACED');
    },
  },
  {
    title: 'A status change whose answer was lost happened once: repeated, it is refused',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'change-answer');
      await store.put(order);
      await refused('the change', 'UNAVAILABLE', () => losses.answers(store).changeStatus(idOf(order), PAY));
      await refused('the change, repeated', 'STATUS_CHANGED', () => store.changeStatus(idOf(order), PAY));
      same('the order', await store.get(idOf(order)), { ...order, status: 'PAID' });
    },
  },
  {
    title: 'A status change that was lost did not happen: repeated, it does',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'change-request');
      await store.put(order);
      await refused('the change', 'UNAVAILABLE', () => losses.requests(store).changeStatus(idOf(order), PAY));
      same('the order', await store.get(idOf(order)), placed(order));
      const paid = { ...order, status: 'PAID' };
      same('the answer to the change, repeated', await store.changeStatus(idOf(order), PAY), paid);
    },
  },
  {
    title: 'A deletion whose answer was lost happened: repeated, it finds nothing',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'delete-answer');
      await store.put(order);
      await refused('the deletion', 'UNAVAILABLE', () => losses.answers(store).delete(idOf(order)));
      await refused('the deletion, repeated', 'ORDER_NOT_FOUND', () => store.delete(idOf(order)));
    },
  },
  {
    title: 'A deletion that was lost did not happen: repeated, it does',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'delete-request');
      await store.put(order);
      await refused('the deletion', 'UNAVAILABLE', () => losses.requests(store).delete(idOf(order)));
      same('the order', await store.get(idOf(order)), placed(order));
      await store.delete(idOf(order));
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(idOf(order)));
    },
  },
];
