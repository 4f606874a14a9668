/** What something else than the order book writes into its database: an import, a restore, another program. */
import { ORDER_ATTRIBUTES, placedKey, type NewOrder, type Order, type OrderId } from '../../order';
import type { OrderStore } from '../../order-store';
import { refused, same } from '../assertions';
import { idOf, placed, type ContractCase, type Scope } from '../case';
import { inBatches } from '../in-batches';
import { readAll } from '../pages';

/** A way into the database past the store. */
export interface Foreign {
  /** One value of each type that the database has, by the type's name; that of text is `text`, and no number is one that an order may have. */
  readonly values: Readonly<Record<string, unknown>>;
  /**
   * Writes what is the order but for the fields of `change`, which may be `placed`, and any that an order does not have; a field that is
   * undefined is left out. @returns false where the database takes no such value there
   */
  write(order: Order, change: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** What lies in the order's place, whatever it is. */
  read(id: OrderId): Promise<unknown>;
}

const PAY = { from: 'PLACED', to: 'PAID' } as const;
const FIELDS = [...ORDER_ATTRIBUTES, 'placed'] as const;
type Field = (typeof FIELDS)[number];
/** What a field may be as well: such an order is a valid one. */
const ALLOWED: Readonly<Partial<Record<Field, readonly string[]>>> = {
  note: ['missing', 'text'],
  expiresAt: ['missing'],
};

/** @param foreign reaches the database that the store is of */
export const foreignItems = (foreign: Foreign): readonly ContractCase[] => [
  ...FIELDS.map((field): ContractCase => ({
    title: `What lies there without a valid ${field} is no order: not listed, not read, not changed, not in the way`,
    writes: true,
    run: (store, scope) => withoutValid(field, foreign, store, scope),
  })),
  {
    title: 'Fields that an order does not have are never answered',
    writes: true,
    async run(store, scope) {
      const order = placed(scope.order(scope.customer(), 'o1', { note: 'n', expiresAt: 4_102_444_800 }));
      same('whether it is written', await foreign.write(order, { internalComment: 'secret', status2: 1 }), true);
      same('the order', await store.get(idOf(order)), order);
      await listed(store, scope, [order]);
      same('the answer to a change', await store.changeStatus(idOf(order), PAY), { ...order, status: 'PAID' });
      await store.delete(idOf(order));
    },
  },
];

async function withoutValid(field: Field, foreign: Foreign, store: OrderStore, scope: Scope): Promise<void> {
  const customerId = scope.customer();
  const at = (orderId: string, tick: number): NewOrder =>
    scope.order(customerId, orderId, { placedAt: scope.placedAt(tick), note: 'n', expiresAt: 4_102_444_800 });
  const [oldest, newest] = [at('oldest', 0), at('newest', 900)];
  await store.put(oldest);
  await store.put(newest);

  const values: [kind: string, value: unknown][] = Object.entries({ missing: undefined, ...foreign.values });
  const kinds = values.filter(([kind]) => !ALLOWED[field]?.includes(kind));
  // That another order has its sort key is what only `placed` can be wrong by.
  if (field === 'placed') kinds.push(['key of another', placedKey(oldest)]);
  const written: Order[] = [];
  await inBatches([...kinds.entries()], async ([index, [, value]]) => {
    const order = placed(at(`o${index}`, index + 1));
    if (await foreign.write(order, { [field]: value })) written.push(order);
  });
  same('whether anything is written', written.length > 0, true);

  await listed(store, scope, [newest, oldest].map(placed));
  await inBatches(written, async (order) => {
    const id = idOf(order);
    const before = await foreign.read(id);
    const { status: _, ...again } = order;
    await refused(`get without ${field}`, 'NOT_AN_ORDER', () => store.get(id));
    await refused(`a change without ${field}`, 'NOT_AN_ORDER', () => store.changeStatus(id, PAY));
    await refused(`put without ${field}`, 'ORDER_EXISTS', () => store.put(again));
    same('what lies there', await foreign.read(id), before);
    await store.delete(id);
    await refused('get of what was deleted', 'ORDER_NOT_FOUND', () => store.get(id));
  });
}

/** Both listings have these orders and no others of the scope, in pages of any size. */
async function listed(store: OrderStore, scope: Scope, orders: readonly Order[]): Promise<void> {
  const [{ customerId }] = orders as [Order];
  const beyond = ({ placedAt }: Order): boolean => placedAt < scope.placedAt(0);
  for (const limit of [1, 3, 100]) {
    await scope.eventually(async () => {
      const ofCustomer = await readAll((page) => store.listByCustomer(customerId, page), limit);
      same(`the customer's orders in pages of ${limit}`, ofCustomer, orders);
      const all = await readAll((page) => store.listByStatus('PLACED', page), limit, { from: scope.above, beyond });
      const own = all.filter((order) => scope.owns(order.customerId));
      same(`the orders of the status in pages of ${limit}`, own, orders);
    });
  }
}
