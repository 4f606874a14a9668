/** Totals that go wrong in the middle of a soak, and are counted anew while all goes on. */
import { DeleteItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { recountCustomer } from '../../lib/commands/operate/recount-customer';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { SYSTEM_CLOCK } from '../../lib/services/world';
import { ORDERS, TOTALS } from './tables';

/** Of whom the function may tell that changes are refused. */
export interface DamagedCustomers {
  /** Whose totals are of the wrong type from the beginning. */
  readonly broken: string;
  /** Whose totals are deleted, as by somebody who means well. */
  readonly emptied: string;
}

const keyOf = (customerId: string) => ({ [TOTALS_PARTITION_KEY]: { S: customerId } });

export const breakTotals = ({ db }: { db: DynamoDBClient }, { broken }: DamagedCustomers) =>
  db.send(
    new PutItemCommand({
      TableName: TOTALS,
      Item: { ...keyOf(broken), [TOTALS_COUNT]: { N: '1' }, [TOTALS_AMOUNT]: { S: 'hundred' } },
    }),
  );

/** @returns how many customers were counted anew */
export async function emptyAndRecount(
  { db }: { db: DynamoDBClient },
  { broken, emptied }: DamagedCustomers,
  sound: string,
): Promise<number> {
  await db.send(new DeleteItemCommand({ TableName: TOTALS, Key: keyOf(emptied) }));
  const world = { ...SYSTEM_CLOCK, send: (_: unknown, command: object) => db.send(command as never) };
  const recounted = await Promise.all(
    [broken, emptied, sound].map((customer) =>
      recountCustomer(customer, { orders: ORDERS, totals: TOTALS, run: 'soak', world }),
    ),
  );
  return recounted.filter(Boolean).length;
}
