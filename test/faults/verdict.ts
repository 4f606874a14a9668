/**
 * Whether the trigger has done what it promises, from what lies in the tables and in the queue: the totals are those of the orders that
 * are there, and the queue holds the poison and nothing else.
 */
import { paginateScan, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { CUSTOMER_PREFIX, TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import type { DeadLetter, RefusedChanges } from '../../lambda/order-stream/dead-letters';
import { POISON_MARK } from './order-writer';
import { ORDERS, TOTALS } from './tables';
import type { Trigger } from './trigger';

export interface Total {
  readonly count: number;
  readonly amount: number;
}

export interface WrongTotal {
  readonly customerId: string;
  readonly expected: Total;
  readonly actual: Total;
}

export interface Verdict {
  readonly customers: number;
  /** Customers with other totals than their orders'. */
  readonly wrong: readonly WrongTotal[];
  /** Orders that the totals lack; a customer whose amount alone is too low is one. */
  readonly losses: number;
  /** Orders that the totals have beyond those that are there; a customer whose amount alone is too high is one. */
  readonly doubleCounts: number;
  /** Different poison records in the queue. */
  readonly parked: number;
  /** Messages that repeat one: the queue gets each at least once. */
  readonly parkedAgain: number;
  /** Marks of poison that the queue lacks. */
  readonly notParked: readonly string[];
  /** Messages that a customer's changes are refused. */
  readonly refused: number;
  /** Messages of what is no poison, batches that the event source gave up, and refusals that nobody expects. */
  readonly strangers: number;
}

export const isExact = ({ wrong, notParked, strangers }: Verdict): boolean =>
  wrong.length === 0 && notParked.length === 0 && strangers === 0;

const NONE: Total = { count: 0, amount: 0 };

export interface Expected {
  /** Whether it may be told that changes of this customer are refused. */
  readonly mayBeRefused?: (message: RefusedChanges) => boolean;
  /** Batches that the event source had to give up. */
  readonly givenUp?: number;
}

/** @param poison marks of all poison that was written */
export async function judge(
  { db, queue }: Trigger,
  poison: ReadonlySet<string>,
  { mayBeRefused = () => false, givenUp = 0 }: Expected = {},
): Promise<Verdict> {
  const expected = new Map<string, Total>();
  for await (const { pk, amount, [POISON_MARK]: mark } of items(db, ORDERS)) {
    if (mark) continue;
    const customerId = pk?.S?.slice(CUSTOMER_PREFIX.length) ?? '';
    const { count, amount: sum } = expected.get(customerId) ?? NONE;
    expected.set(customerId, { count: count + 1, amount: sum + Number(amount?.N) });
  }
  const actual = new Map<string, Total>();
  for await (const item of items(db, TOTALS))
    actual.set(item[TOTALS_PARTITION_KEY]?.S ?? '', {
      count: Number(item[TOTALS_COUNT]?.N),
      amount: Number(item[TOTALS_AMOUNT]?.N),
    });

  const customers = new Set([...expected.keys(), ...actual.keys()]);
  const compared = [...customers].map((customerId) => ({
    customerId,
    expected: expected.get(customerId) ?? NONE,
    actual: actual.get(customerId) ?? NONE,
  }));
  const messages: readonly (DeadLetter | RefusedChanges)[] = queue.letters();
  const letters = messages.filter((message) => 'record' in message);
  const refused = messages.filter((message) => 'refused' in message);
  const marks = new Map(
    letters.map(({ record }) => [record.eventID, record.dynamodb?.NewImage?.[POISON_MARK]?.S ?? '']),
  );
  const parked = new Set(marks.values());
  return {
    customers: customers.size,
    wrong: compared.filter(
      ({ expected, actual }) => expected.count !== actual.count || expected.amount !== actual.amount,
    ),
    losses: compared.reduce((sum, { expected, actual }) => sum + beyond(expected, actual), 0),
    doubleCounts: compared.reduce((sum, { expected, actual }) => sum + beyond(actual, expected), 0),
    parked: marks.size,
    parkedAgain: letters.length - marks.size,
    notParked: [...poison].filter((mark) => !parked.has(mark)),
    refused: refused.length,
    strangers:
      [...marks.values()].filter((mark) => !poison.has(mark)).length +
      (queue.discarded().length - givenUp) +
      refused.filter((message) => !mayBeRefused(message)).length,
  };
}

/** By how many orders the one total is beyond the other. */
const beyond = (one: Total, other: Total): number =>
  Math.max(0, one.count - other.count, one.count === other.count && one.amount > other.amount ? 1 : 0);

async function* items(client: Trigger['db'], TableName: string): AsyncGenerator<Record<string, AttributeValue>> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true })) yield* Items;
}
