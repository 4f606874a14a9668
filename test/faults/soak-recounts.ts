import { paginateScan } from '@aws-sdk/client-dynamodb';
import { mapLimit } from '../../lib/async/limit';
import { Refusal } from '../../lib/errors';
import { TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { recount } from './fault-acts';
import { TOTALS } from './tables';
import type { Trigger } from './trigger';

const AT_ONCE = 8;

/** @returns how many customers were counted anew @throws Refusal */
export async function recountEach(trigger: Trigger, customers: readonly string[], run: string): Promise<number> {
  const counted = await mapLimit(customers, AT_ONCE, (customer) => recount({ trigger, customer }, run));
  return counted.filter(Boolean).length;
}

/** Everybody who has totals, and whom this run has not counted yet; as `operate dynamodb-recount` does, which can be run again. */
export async function recountAll(trigger: Trigger, run: string): Promise<number> {
  const customers: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: trigger.db }, { TableName: TOTALS, ConsistentRead: true }))
    customers.push(...Items.map((item) => item[TOTALS_PARTITION_KEY]?.S ?? ''));
  try {
    return await recountEach(trigger, customers, run);
  } catch (error) {
    // Too many of its orders change at a time: it goes on where it was, once that has passed.
    if (error instanceof Refusal) return 0;
    throw error;
  }
}
