import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Fixed names. A table with a generated name is a new, empty table once its logical id changes; a fixed one makes that change fail
 * instead. It also lets `Network` name the table in a policy without depending on its stack.
 */
export const ORDERS_TABLE_NAME = 'orders';
export const TOTALS_TABLE_NAME = 'order-totals';

export const tableArnByName = (scope: IConstruct, tableName: string): string =>
  Stack.of(scope).formatArn({
    service: 'dynamodb',
    resource: 'table',
    resourceName: tableName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
