import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** @param region of a replica; the stack's own where left out */
export const tableArnByName = (scope: IConstruct, tableName: string, region = Stack.of(scope).region): string =>
  Stack.of(scope).formatArn({
    region,
    service: 'dynamodb',
    resource: 'table',
    resourceName: tableName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
