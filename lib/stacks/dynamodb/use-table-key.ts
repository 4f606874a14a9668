import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { OrdersTable } from './orders-table';

/** Lets a role use the table's key of each region, through that region's DynamoDB only: nobody decrypts anything else with it. */
export const useTableKey = (table: OrdersTable, actions: readonly string[]): iam.PolicyStatement[] =>
  table.regions.flatMap(({ region, keyArn }) =>
    keyArn === undefined
      ? []
      : [
          new iam.PolicyStatement({
            actions: [...actions],
            resources: [keyArn],
            conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.${Stack.of(table).urlSuffix}` } },
          }),
        ],
  );
