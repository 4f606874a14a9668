import { QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../../lambda/order-events/environment';
import { TOTALS_PARTITION_KEY } from '../../../../lib/orders/dynamodb/keys';
import { startTotals, type TotalsTable as Totals } from '../../../support/totals-table';

export const TABLE = 'atlas-totals';

export interface TotalsTable extends Totals {
  /** All items of a customer but the totals. */
  markersOf(customerId: string): Promise<Record<string, AttributeValue>[]>;
}

export async function startTotalsTable(): Promise<TotalsTable> {
  const table = await startTotals({ name: TABLE, sortKey: ENTRY_KEY }, { [ENTRY_KEY]: { S: TOTALS_ENTRY } });
  const plain = table.client();
  return {
    ...table,
    async markersOf(customerId) {
      const { Items = [] } = await plain.send(
        new QueryCommand({
          TableName: TABLE,
          KeyConditionExpression: `${TOTALS_PARTITION_KEY} = :customer`,
          ExpressionAttributeValues: { ':customer': { S: customerId } },
          ConsistentRead: true,
        }),
      );
      return Items.filter((item) => item[ENTRY_KEY]?.S !== TOTALS_ENTRY);
    },
  };
}
