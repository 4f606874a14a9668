import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { demonstratesProtection, protectedTable, type ProtectedTableProps } from '../tables/protected-table';
import type { TableEncryption } from '../tables/table-encryption';
import { TOTALS_TABLE_NAME } from '../names';

export interface TotalsTableProps extends ProtectedTableProps {
  readonly encryption: TableEncryption;
}

/**
 * One item a customer: how many orders and their amount, kept by the trigger. Derived data, yet protected like its source: to count
 * anew means reading every order.
 */
export class TotalsTable extends dynamodb.TableV2 {
  constructor(scope: Construct, id: string, { encryption, ...props }: TotalsTableProps) {
    super(scope, id, {
      tableName: TOTALS_TABLE_NAME,
      partitionKey: { name: TOTALS_PARTITION_KEY, type: dynamodb.AttributeType.STRING },
      encryption: encryption.home,
      ...protectedTable(props),
    });
    demonstratesProtection(this);
  }
}
