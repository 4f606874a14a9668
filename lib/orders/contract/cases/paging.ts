import { MAX_PAGE_SIZE, placedKey, type NewOrder, type OrderPage } from '../../order';
import type { OrderStore } from '../../order-store';
import { same } from '../assertions';
import { idOf, placed, type ContractCase, type Scope } from '../case';
import { inBatches } from '../in-batches';
import { readAll } from '../pages';

type Five = readonly [NewOrder, NewOrder, NewOrder, NewOrder, NewOrder];

/** Five orders of one customer, newest first; the first two and the last two have the same time. */
async function putFive(store: OrderStore, scope: Scope): Promise<Five> {
  const customerId = scope.customer();
  const order = (orderId: string, tick: number): NewOrder =>
    scope.order(customerId, orderId, { placedAt: scope.placedAt(tick) });
  const five = [order('o5', 40), order('o4', 40), order('o3', 30), order('o2', 20), order('o1', 20)] as const;
  await inBatches(five, (each) => store.put(each));
  return five;
}

/** Waits until the first page has the newest of the customer's orders. @returns its cursor */
async function firstCursor(store: OrderStore, scope: Scope, orders: readonly NewOrder[], limit: number) {
  const [newest] = orders;
  let page: OrderPage = { orders: [] };
  await scope.eventually(async () => {
    page = await store.listByCustomer(newest?.customerId ?? '', { limit });
    const expected = orders.slice(0, limit);
    same('the first page', page, { orders: expected.map(placed), cursor: expected.map(placedKey).at(-1) });
  });
  return page.cursor ?? '';
}

export const PAGING: readonly ContractCase[] = [
  {
    title: 'Pages of any size have every order once, newest first',
    writes: true,
    async run(store, scope) {
      const five = await putFive(store, scope);
      const { customerId } = five[0];
      for (const limit of [1, 2, 3, 4, 5, 6]) {
        await scope.eventually(async () => {
          const read = await readAll((page) => store.listByCustomer(customerId, page), limit);
          same(`pages of ${limit}`, read, five.map(placed));
        });
      }
    },
  },
  {
    title: 'The last page has no cursor, also when it is full',
    writes: true,
    async run(store, scope) {
      const five = await putFive(store, scope);
      await scope.eventually(async () => {
        const full = await store.listByCustomer(five[0].customerId, { limit: five.length });
        same('the page', full, { orders: five.map(placed) });
      });
    },
  },
  {
    title: 'Orders put between two pages neither repeat nor hide one that was there',
    writes: true,
    async run(store, scope) {
      const five = await putFive(store, scope);
      const [{ customerId }, , third, fourth, fifth] = five;
      const cursor = await firstCursor(store, scope, five, 2);
      const between = (orderId: string, tick: number): NewOrder =>
        scope.order(customerId, orderId, { placedAt: scope.placedAt(tick) });
      const [asOld, older] = [between('o30', 30), between('p1', 25)];
      await inBatches([asOld, older, between('o45', 40), between('p2', 50)], (order) => store.put(order));
      await scope.eventually(async () => {
        const next = await store.listByCustomer(customerId, { limit: 10, cursor });
        same('the next page', next, { orders: [asOld, third, older, fourth, fifth].map(placed) });
      });
    },
  },
  {
    title: 'A page goes on after its cursor also where the order that it names is gone',
    writes: true,
    async run(store, scope) {
      const five = await putFive(store, scope);
      const [, second, ...rest] = five;
      const cursor = await firstCursor(store, scope, five, 2);
      await store.delete(idOf(second));
      const next = await store.listByCustomer(second.customerId, { limit: 10, cursor });
      same('the next page', next, { orders: rest.map(placed) });
    },
  },
  {
    title: 'A cursor of one customer’s listing is only a time in that of another',
    writes: true,
    async run(store, scope) {
      const [one, other] = [await putFive(store, scope), await putFive(store, scope)];
      const cursor = placedKey(other[2]);
      await scope.eventually(async () => {
        const page = await store.listByCustomer(one[0].customerId, { limit: 10, cursor });
        same('the page', page, { orders: one.filter((order) => placedKey(order) < cursor).map(placed) });
      });
    },
  },
  {
    title: `The largest page has ${MAX_PAGE_SIZE} orders, and the next one the rest`,
    writes: true,
    async run(store, scope) {
      const customerId = scope.customer();
      const orders = Array.from({ length: MAX_PAGE_SIZE + 2 }, (_, index) =>
        scope.order(customerId, `o${index}`, { placedAt: scope.placedAt(900 - index) }),
      );
      await inBatches(orders, (order) => store.put(order));
      const cursor = await firstCursor(store, scope, orders, MAX_PAGE_SIZE);
      await scope.eventually(async () => {
        const next = await store.listByCustomer(customerId, { limit: MAX_PAGE_SIZE, cursor });
        same('the next page', next, { orders: orders.slice(MAX_PAGE_SIZE).map(placed) });
      });
    },
  },
];
