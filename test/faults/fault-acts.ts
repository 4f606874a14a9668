/** What faults do to the trigger and to the APIs. */
import { DeleteItemCommand, PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { SYSTEM_CLOCK, type World } from '../../lib/services/world';
import { anOrder, itemOf } from '../lambda/order-stream/support/records';
import type { Fault } from './fault-proxy';
import { CATCHES_UP_WITHIN_MS, type Bench } from './named-fault';
import { POISON_MARK } from './order-writer';
import type { Side } from './sides';
import { ORDERS, TOTALS } from './tables';
import type { Trigger } from './trigger';
import type { Trouble } from './trouble';

type Whose = Pick<Bench, 'trigger' | 'customer'>;
type Item = Record<string, AttributeValue>;

/** Deals out what is in the list, one a call, and then the other for ever: whatever retries comes to an end. */
export const deal = <T>(list: readonly T[], otherwise: T): (() => T) => {
  let next = 0;
  return () => list[next++] ?? otherwise;
};
export const only = (service: string, fault: Fault): Trouble => ({ call: (of) => (of === service ? fault : 'none') });

export const put = (
  { trigger, customer }: Bench,
  nth: number,
  overrides: object = {},
  more: Item = {},
): Promise<unknown> => {
  const item = itemOf(anOrder({ customerId: customer, orderId: `o${nth}`, ...overrides })) as Item;
  return trigger.db.send(new PutItemCommand({ TableName: ORDERS, Item: { ...item, ...more } }));
};
export const putPoison = (bench: Bench, nth: number): Promise<unknown> => {
  const mark = `${bench.customer}-${nth}`;
  bench.poison.add(mark);
  return put(bench, nth, {}, { status: { S: 'LOST' }, [POISON_MARK]: { S: mark } });
};
const totalsKey = ({ customer }: Whose) => ({ [TOTALS_PARTITION_KEY]: { S: customer } });
/** To what the function does not write: totals of the wrong type. */
export const breakTotals = (whose: Whose): Promise<unknown> => {
  const Item = { ...totalsKey(whose), [TOTALS_COUNT]: { N: '1' }, [TOTALS_AMOUNT]: { S: 'hundred' } };
  return whose.trigger.db.send(new PutItemCommand({ TableName: TOTALS, Item }));
};
/** As they are where they were restored to a time before there were any. */
export const dropTotals = (whose: Whose): Promise<unknown> =>
  whose.trigger.db.send(new DeleteItemCommand({ TableName: TOTALS, Key: totalsKey(whose) }));
const counted = async (bench: Bench, nth: number): Promise<void> => {
  await put(bench, nth);
  await bench.trigger.caughtUp(CATCHES_UP_WITHIN_MS);
};
/** An order that is in no totals any more is deleted. */
export const deleteUncounted = async (bench: Bench, nth: number): Promise<void> => {
  await counted(bench, nth);
  await dropTotals(bench);
  const { pk, sk } = itemOf(anOrder({ customerId: bench.customer, orderId: `o${nth}` })) as Item;
  await bench.trigger.db.send(new DeleteItemCommand({ TableName: ORDERS, Key: { pk, sk } as Item }));
};
export const changeStream = async (bench: Bench, nth: number): Promise<void> => {
  await counted(bench, nth);
  bench.trigger.changeStream();
  await put(bench, nth + 1);
};
/** @returns whether it was counted, not where this run had done so @throws Refusal */
export const recount = ({ trigger, customer }: Whose, run = customer): Promise<boolean> =>
  recountCustomer(customer, { orders: ORDERS, totals: TOTALS, run, world: worldOf(trigger) });
export const callDynamoDb = async (bench: Bench, nth: number, times = 1): Promise<void> => {
  await Promise.all([put(bench, nth), (await bench.dynamodb()).call(times)]);
};
/** More than a burst, and than what the stage takes while they ask. */
const CROWD = { first: 300, next: 200 } as const;
export const crowd = (side: Side, nth: number): Promise<void> => side.crowd(nth === 0 ? CROWD.first : CROWD.next);

export const worldOf = ({ db }: Pick<Trigger, 'db'>): World => ({
  ...SYSTEM_CLOCK,
  wait: () => sleep(RECOUNT_LOOKS_EVERY_MS),
  send: (_, command) => db.send(command as never),
});
const RECOUNT_LOOKS_EVERY_MS = 30;
