import type { ErrorCode } from '../../errors';
import { ORDER_STATUSES, type Order } from '../../order';
import type { OrderStore } from '../../order-store';
import { codeOr, refused, same } from '../assertions';
import { idOf, type ContractCase } from '../case';

const CALLERS = 8;
/** Changes that each caller makes where all go on from where the others are. */
const CHANGES = 3;
const MOST_ATTEMPTS = 60;

type Ended = 'done' | ErrorCode;

const callers = (call: (caller: number) => Promise<unknown>): Promise<Ended[]> =>
  Promise.all(Array.from({ length: CALLERS }, (_, caller) => codeOr('done', () => call(caller))));

/** Of the callers one is done, all others are refused with the code. */
function oneWins(what: string, ended: readonly Ended[], code: Ended): void {
  // Sorted by characters: codes are in upper case.
  same(what, [...ended].sort(), [...Array<Ended>(CALLERS - 1).fill(code), 'done']);
}

export const CONCURRENCY: readonly ContractCase[] = [
  {
    title: `Of ${CALLERS} concurrent puts of one order one wins, and its content stays`,
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      const created: Order[] = [];
      const ended = await callers(async (caller) => {
        created.push(await store.put({ ...order, amount: caller, note: `of ${caller}` }));
      });
      oneWins('the puts', ended, 'ORDER_EXISTS');
      same('the order', await store.get(idOf(order)), created[0]);
    },
  },
  {
    title: `Of ${CALLERS} callers with the same status change one wins, and what it was told is true`,
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      const changed: Order[] = [];
      const ended = await callers(async (caller) => {
        const to = caller % 2 ? 'PAID' : 'CANCELLED';
        changed.push(await store.changeStatus(idOf(order), { from: 'PLACED', to }));
      });
      oneWins('the changes', ended, 'STATUS_CHANGED');
      same('the order', await store.get(idOf(order)), changed[0]);
    },
  },
  {
    title: 'No update is lost where several callers go on from what they read',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      const workers = [1, 2, 3, 4].map(() => goOn(store, order));
      const made = (await Promise.all(workers)).reduce((sum, one) => sum + one, 0);
      same('changes that were made', made, workers.length * CHANGES);
      const status = ORDER_STATUSES[made % ORDER_STATUSES.length];
      same(`the order after ${made} changes`, await store.get(idOf(order)), { ...order, status });
    },
  },
  {
    title: `Of ${CALLERS} concurrent deletions of one order one wins`,
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      oneWins('the deletions', await callers(() => store.delete(idOf(order))), 'ORDER_NOT_FOUND');
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(idOf(order)));
    },
  },
  {
    title: 'A change that meets a deletion does not bring the order back',
    writes: true,
    async run(store, scope) {
      const order = scope.order(scope.customer(), 'o1');
      await store.put(order);
      const change = () => store.changeStatus(idOf(order), { from: 'PLACED', to: 'PAID' });
      await Promise.all([
        ...[1, 2, 3].map(() => codeOr('done', change)),
        store.delete(idOf(order)),
        ...[1, 2, 3].map(() => codeOr('done', change)),
      ]);
      await refused('get', 'ORDER_NOT_FOUND', () => store.get(idOf(order)));
    },
  },
];

/** Moves the order on to the status after the one that was read, again where another was quicker. @returns how often it did */
async function goOn(store: OrderStore, order: Pick<Order, 'customerId' | 'orderId'>): Promise<number> {
  let made = 0;
  for (let attempt = 0; made < CHANGES && attempt < MOST_ATTEMPTS; attempt += 1) {
    const { status: from } = await store.get(idOf(order));
    const to = ORDER_STATUSES[(ORDER_STATUSES.indexOf(from) + 1) % ORDER_STATUSES.length] ?? from;
    if ((await codeOr('done', () => store.changeStatus(idOf(order), { from, to }))) === 'done') made += 1;
  }
  return made;
}
