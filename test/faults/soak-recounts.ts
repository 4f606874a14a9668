/** Totals that go wrong in the middle of a soak, and are counted anew while all goes on. */
import { DeleteItemCommand, paginateScan, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { mapLimit } from '../../lib/async/limit';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { Refusal } from '../../lib/errors';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { worldOf } from './named-faults';
import { ORDERS, TOTALS } from './tables';
import type { Trigger } from './trigger';

const keyOf = (customerId: string) => ({ [TOTALS_PARTITION_KEY]: { S: customerId } });
const AT_ONCE = 8;

/** Totals of the wrong type. */
export const breakTotals = ({ db }: Trigger, customer: string) =>
  db.send(
    new PutItemCommand({
      TableName: TOTALS,
      Item: { ...keyOf(customer), [TOTALS_COUNT]: { N: '1' }, [TOTALS_AMOUNT]: { S: 'hundred' } },
    }),
  );

/** Totals that were restored to a time before there were any. */
export const emptyTotals = ({ db }: Trigger, customer: string) =>
  db.send(new DeleteItemCommand({ TableName: TOTALS, Key: keyOf(customer) }));

/** @returns how many customers were counted anew @throws Refusal */
export async function recount(trigger: Trigger, customers: readonly string[], run: string): Promise<number> {
  const world = worldOf(trigger);
  const counted = await mapLimit(customers, AT_ONCE, (customer) =>
    recountCustomer(customer, { orders: ORDERS, totals: TOTALS, run, world }),
  );
  return counted.filter(Boolean).length;
}

/** Everybody who has totals, and who is not done with by this run; as `operate dynamodb-recount` does, which can be run again. */
export async function recountAll(trigger: Trigger, run: string): Promise<number> {
  const customers: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: trigger.db }, { TableName: TOTALS, ConsistentRead: true }))
    customers.push(...Items.map((item) => item[TOTALS_PARTITION_KEY]?.S ?? ''));
  try {
    return await recount(trigger, customers, run);
  } catch (error) {
    // Too many of its orders change at a time: it goes on where it was, once that has passed.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
