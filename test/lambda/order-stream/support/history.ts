import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import fc from 'fast-check';
import { NOTHING, sum, type Contribution } from '../../../../lib/orders/contribution';
import type { Image } from '../../../../lib/orders/dynamodb/image';
import { MAX_AMOUNT, MAX_NOTE_LENGTH } from '../../../../lib/orders/order';
import { anOrder, aRecord, FIRST_SEQUENCE, itemOf } from './records';
import { orderWrites, type OrderWrite } from '../../../support/order-writes';

/** What somebody does to one item of the orders table. */
export interface Step {
  readonly customer: number;
  readonly order: number;
  readonly write: OrderWrite | { readonly put: 'foreign'; readonly value: number; readonly ofCustomer: boolean };
}

/** Changes that make an order none. Each is known to be wrong by the contract, not by the code under test. */
export const SPOIL: readonly ((item: Image) => Image)[] = [
  ({ amount: _, ...rest }) => rest,
  (item) => ({ ...item, amount: { N: '-1' } }),
  (item) => ({ ...item, amount: { N: String(MAX_AMOUNT + 1) } }),
  (item) => ({ ...item, amount: { N: '1.5' } }),
  (item) => ({ ...item, amount: { S: '100' } }),
  (item) => ({ ...item, status: { S: 'LOST' } }),
  (item) => ({ ...item, placed: { S: '2026-01-31T10:00:00.000Z#other#customer' } }),
  (item) => ({ ...item, note: { S: 'n'.repeat(MAX_NOTE_LENGTH + 1) } }),
  (item) => ({ ...item, expiresAt: { S: 'tomorrow' } }),
];

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    customer: fc.nat({ max: 2 }),
    order: fc.nat({ max: 2 }),
    write: fc.oneof(...orderWrites(SPOIL.length), {
      weight: 1,
      arbitrary: fc.record({
        put: fc.constant('foreign' as const),
        value: fc.nat({ max: 9 }),
        ofCustomer: fc.boolean(),
      }),
    }),
  }),
  { minLength: 1, maxLength: 40 },
);

/** What a table would do with the steps: its stream, and what must come of it. */
export interface History {
  readonly records: readonly DynamoDBRecord[];
  readonly poison: ReadonlySet<string>;
  readonly totals: ReadonlyMap<string, Contribution>;
}

/** @param run tells the customers of this history from all others */
export function play(all: readonly Step[], run: string): History {
  const table = new Map<string, { item: Image; contribution: Contribution; customerId: string }>();
  const records: DynamoDBRecord[] = [];
  const poison = new Set<string>();
  const customers = new Set<string>();
  for (const { customer, order, write } of all) {
    const customerId = `${run}-${customer}`;
    customers.add(customerId);
    const written = write === 'delete' ? undefined : itemFor(write, customerId, `o${order}`);
    const id = written ? idOf(written.item) : idOf(itemOf(anOrder({ customerId, orderId: `o${order}` })));
    const before = table.get(id);
    if (!written && !before) continue;
    // DynamoDB writes no stream record for a put that changes nothing.
    if (written && before && JSON.stringify(written.item) === JSON.stringify(before.item)) continue;
    const record = aRecord({
      eventName: !before ? 'INSERT' : written ? 'MODIFY' : 'REMOVE',
      keys: keysIn(id),
      sequence: FIRST_SEQUENCE + BigInt(records.length),
      before: before?.item,
      after: written?.item,
    });
    records.push(record);
    if (written?.poison) poison.add(record.eventID ?? '');
    if (written) table.set(id, { item: written.item, contribution: written.contribution, customerId });
    else table.delete(id);
  }
  const left = [...table.values()];
  const totalsOf = (customerId: string): Contribution =>
    sum(left.filter((entry) => entry.customerId === customerId).map(({ contribution }) => contribution));
  return { records, poison, totals: new Map([...customers].map((customerId) => [customerId, totalsOf(customerId)])) };
}

/** What a step writes, what it adds to the totals, and whether the function must park it. */
export function itemFor(write: Exclude<Step['write'], 'delete'>, customerId: string, orderId: string) {
  if (write.put === 'order') {
    const order = anOrder({ customerId, orderId, amount: write.amount, status: write.status });
    return { item: itemOf(order), contribution: { count: 1, amount: order.amount }, poison: false };
  }
  if (write.put === 'poison') {
    const item = SPOIL[write.fault]?.(itemOf(anOrder({ customerId, orderId }))) ?? {};
    return { item, contribution: NOTHING, poison: true };
  }
  const pk = write.ofCustomer ? `CUSTOMER#${customerId}` : `PRODUCT#${customerId}`;
  return {
    item: { pk: { S: pk }, sk: { S: 'PROFILE' }, value: { N: String(write.value) } },
    contribution: NOTHING,
    poison: true,
  };
}

const idOf = (item: Image): string => JSON.stringify([item['pk'], item['sk']]);
const keysIn = (id: string): Record<string, AttributeValue> => {
  const [pk, sk] = JSON.parse(id) as [AttributeValue, AttributeValue];
  return { pk, sk };
};
