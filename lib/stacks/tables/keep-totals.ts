import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { acknowledge } from '../validation/acknowledge';

/** Lets the function that keeps totals use their table, by these actions only, and the key that encrypts it. */
export function keepTotals(scope: IConstruct, keeper: IFunction, totals: TableV2, actions: readonly string[]): void {
  totals.grants.actions(keeper, ...actions);
  totals.encryptionKey?.grantEncryptDecrypt(keeper);
  for (const action of ['kms:GenerateDataKey*', 'kms:ReEncrypt*']) {
    acknowledge(
      scope,
      `IAM5[Action::${action}]`,
      'The variants of one operation, on the one key that encrypts the totals',
    );
  }
}
