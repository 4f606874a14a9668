import fc from 'fast-check';
import { BSON, type Document } from 'mongodb';
import { NOTHING, sum, type Contribution } from '../../../../lib/orders/contribution';
import { MAX_AMOUNT, MAX_NOTE_LENGTH } from '../../../../lib/orders/order';
import { anOrder, deleted, documentOf, inserted, replaced, updated, type ChangeEvent } from './events';
import { orderWrites, type OrderWrite } from '../../../support/order-writes';

/** What somebody does to one document of the collection. */
export interface Step {
  readonly customer: number;
  readonly order: number;
  /** How a document that is there is written again. */
  readonly by: 'update' | 'replace';
  readonly write: OrderWrite | { readonly put: 'foreign'; readonly value: number };
}

/** Changes that make an order none. Each is known to be wrong by the contract, not by the code under test. */
export const SPOIL: readonly ((document: Document) => Document)[] = [
  ({ amount: _, ...rest }) => rest,
  (document) => ({ ...document, amount: new BSON.Int32(-1) }),
  (document) => ({ ...document, amount: new BSON.Int32(MAX_AMOUNT + 1) }),
  (document) => ({ ...document, amount: '100' }),
  (document) => ({ ...document, status: 'LOST' }),
  (document) => ({ ...document, customerId: 'somebody-else' }),
  (document) => ({ ...document, placed: '2026-01-31T10:00:00.000Z#other#customer' }),
  (document) => ({ ...document, note: 'n'.repeat(MAX_NOTE_LENGTH + 1) }),
  (document) => ({ ...document, expiresAt: 'tomorrow' }),
];

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    customer: fc.nat({ max: 1 }),
    order: fc.nat({ max: 2 }),
    by: fc.constantFrom('update' as const, 'replace' as const),
    write: fc.oneof(...orderWrites(SPOIL.length), {
      weight: 1,
      arbitrary: fc.record({ put: fc.constant('foreign' as const), value: fc.nat({ max: 9 }) }),
    }),
  }),
  { minLength: 1, maxLength: 25 },
);

/** What a collection would do with the steps: its change stream, and what must come of it. Each change is named by its place. */
export interface History {
  readonly changes: readonly ChangeEvent[];
  readonly poison: ReadonlySet<number>;
  readonly totals: ReadonlyMap<string, Contribution>;
}

interface Written {
  readonly document: Document;
  readonly contribution: Contribution;
  readonly poison: boolean;
}

/** @param run tells the customers of this history from all others */
export function play(all: readonly Step[], run: string): History {
  const collection = new Map<string, Written & { customerId: string }>();
  const changes: ChangeEvent[] = [];
  const poison = new Set<number>();
  const customers = new Set<string>();
  for (const { customer, order, by, write } of all) {
    const customerId = `${run}-${customer}`;
    customers.add(customerId);
    const orderId = `o${order}`;
    const written = write === 'delete' ? undefined : documentFor(write, customerId, orderId);
    const id = String(written?.document['_id'] ?? `${customerId}#${orderId}`);
    const before = collection.get(id)?.document;
    const change = changeOf(before, written?.document, by);
    if (!change) continue;
    if (written?.poison) poison.add(changes.length);
    changes.push(change);
    if (written) collection.set(id, { ...written, customerId });
    else collection.delete(id);
  }
  const left = [...collection.values()];
  const totalsOf = (customerId: string): Contribution =>
    sum(left.filter((entry) => entry.customerId === customerId).map(({ contribution }) => contribution));
  return {
    changes: changes.map((change) => lookUp(change, collection)),
    poison,
    totals: new Map([...customers].map((customerId) => [customerId, totalsOf(customerId)])),
  };
}

/** None where the collection stays as it is: MongoDB makes no event of a write that changes nothing. */
export function changeOf(
  before: Document | undefined,
  after: Document | undefined,
  by: Step['by'],
): ChangeEvent | undefined {
  const text = (document: Document): string => BSON.EJSON.stringify(document, { relaxed: false });
  if (!after) return before && deleted(before);
  if (!before) return inserted(after);
  if (text(before) === text(after)) return undefined;
  return by === 'update' ? updated(before, after) : replaced(before, after);
}

/** A trigger that looks updated documents up late: it finds them as they are in the end. */
const lookUp = (change: ChangeEvent, collection: ReadonlyMap<string, Written>): ChangeEvent =>
  change.operationType === 'update'
    ? { ...change, fullDocument: collection.get(String(change.documentKey?.['_id']))?.document ?? null }
    : change;

export function documentFor(write: Exclude<Step['write'], 'delete'>, customerId: string, orderId: string): Written {
  if (write.put === 'order') {
    const order = anOrder({ customerId, orderId, amount: write.amount, status: write.status });
    return { document: documentOf(order), contribution: { count: 1, amount: order.amount }, poison: false };
  }
  const document =
    write.put === 'poison'
      ? (SPOIL[write.fault]?.(documentOf(anOrder({ customerId, orderId }))) ?? {})
      : { _id: `profile of ${customerId}`, value: new BSON.Int32(write.value) };
  return { document, contribution: NOTHING, poison: true };
}
