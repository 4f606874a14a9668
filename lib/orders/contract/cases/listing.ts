import type { OrderStore } from '../../order-store';
import type { Order, OrderStatus } from '../../order';
import { same } from '../assertions';
import { idOf, placed, type ContractCase, type Scope } from '../case';
import { inBatches } from '../in-batches';
import { readAll } from '../pages';

const LIMIT = 100;
const idsOf = (orders: readonly Order[]): string[] => orders.map(({ orderId }) => orderId);

/** The case's own orders of a status, whatever orders of others are there. */
async function ownByStatus(store: OrderStore, scope: Scope, status: OrderStatus, limit: number): Promise<Order[]> {
  const orders = await readAll((page) => store.listByStatus(status, page), limit, {
    from: scope.above,
    beyond: ({ placedAt }) => placedAt < scope.placedAt(0),
  });
  return orders.filter(({ customerId }) => scope.owns(customerId));
}

export const LISTING: readonly ContractCase[] = [
  {
    title: 'A customer’s orders are listed newest first, as they were put',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const orders = [1, 3, 2].map((tick) =>
        scope.order(customerId, `o${tick}`, {
          placedAt: scope.placedAt(tick),
          note: `n${tick}`,
          expiresAt: 4_102_444_800,
        }),
      );
      await inBatches(orders, (order) => store.put(order));
      const [oldest, newest, middle] = orders.map(placed);
      await scope.eventually(async () =>
        same('the listing', await store.listByCustomer(customerId, { limit: LIMIT }), {
          orders: [newest, middle, oldest],
        }),
      );
    },
  },
  {
    title: 'Orders of the same time are listed by their ids, character by character',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const ascending = ['-', '0', '10', '9', 'A', 'Z', '_', 'a', 'a-', 'a0', 'aa', 'b'];
      await inBatches(ascending, (orderId) => store.put(scope.order(customerId, orderId)));
      await scope.eventually(async () => {
        const { orders } = await store.listByCustomer(customerId, { limit: LIMIT });
        same('the ids', idsOf(orders), ascending.toReversed());
      });
    },
  },
  {
    title: 'A customer’s listing has no orders of another, however alike their ids are',
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const others = [`${customerId}-`, `${customerId}a`, customerId.slice(0, -1) + '_'];
      await inBatches(others, (other) => store.put(scope.order(other, 'of-another')));
      await store.put(scope.order(customerId, 'own'));
      await scope.eventually(async () => {
        const { orders } = await store.listByCustomer(customerId, { limit: LIMIT });
        same('the ids', idsOf(orders), ['own']);
      });
    },
  },
  {
    title: 'Orders are listed by status over all customers, newest first, and by the status that they have now',
    writes: true,
    async run(store, scope) {
      const [kept, moved, newer] = [0, 1, 2].map((tick) =>
        scope.order(scope.customer(), `o${tick}`, { placedAt: scope.placedAt(tick), note: `n${tick}` }),
      ) as [Order, Order, Order];
      for (const order of [kept, moved, newer]) {
        await store.put(order);
        await store.changeStatus(idOf(order), { from: 'PLACED', to: 'SHIPPED' });
      }
      await store.changeStatus(idOf(moved), { from: 'SHIPPED', to: 'DELIVERED' });
      const shipped = [newer, kept].map((order) => ({ ...order, status: 'SHIPPED' }));
      for (const limit of [1, LIMIT]) {
        await scope.eventually(async () => {
          same('SHIPPED', await ownByStatus(store, scope, 'SHIPPED', limit), shipped);
          same('DELIVERED', await ownByStatus(store, scope, 'DELIVERED', limit), [{ ...moved, status: 'DELIVERED' }]);
          same('PLACED', await ownByStatus(store, scope, 'PLACED', limit), []);
        });
      }
    },
  },
];
