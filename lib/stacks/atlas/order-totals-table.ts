import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { ENTRY_KEY, MARKER_TTL } from '../../../lambda/order-events/environment';
import { TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { demonstratesProtection, protectedTable, type ProtectedTableProps } from '../tables/protected-table';
import { TableEncryption } from '../tables/table-encryption';
import { ORDER_TOTALS_TABLE_NAME } from '../names';

/**
 * The totals of the orders in Atlas: for each customer one item, and beside it a marker for each change that is in it. A table of its
 * own, apart from the totals of the orders in DynamoDB: the two sides hold orders of the same customers, and nobody wants their sum.
 */
export class OrderTotalsTable extends dynamodb.TableV2 {
  constructor(scope: Construct, id: string, props: ProtectedTableProps) {
    const { removalPolicy } = props;
    const { customerKey } = props.table;
    super(scope, id, {
      tableName: ORDER_TOTALS_TABLE_NAME,
      partitionKey: { name: TOTALS_PARTITION_KEY, type: dynamodb.AttributeType.STRING },
      sortKey: { name: ENTRY_KEY, type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: MARKER_TTL,
      encryption: new TableEncryption(scope, `${id}Encryption`, { customerKey, removalPolicy }).home,
      ...protectedTable(props),
    });
    demonstratesProtection(this);
  }
}
