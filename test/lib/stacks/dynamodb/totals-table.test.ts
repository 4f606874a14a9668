import { Template } from 'aws-cdk-lib/assertions';
import { TableEncryption } from '../../../../lib/stacks/tables/table-encryption';
import { TotalsTable } from '../../../../lib/stacks/dynamodb/totals-table';
import { retentionOf } from '../../../../lib/stacks/common/retention';
import type { Settings } from '../../../../lib/settings/schema';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf, testStack } from '../../../support/test-stack';

function tableOf(settings: Settings) {
  const stack = testStack();
  const { removalPolicy } = retentionOf(settings);
  const { dynamodb: table } = settings;
  const encryption = new TableEncryption(stack, 'Encryption', { ...table, removalPolicy });
  new TotalsTable(stack, 'Totals', { table, encryption, removalPolicy });
  return onlyResource(Template.fromStack(stack), 'AWS::DynamoDB::GlobalTable');
}

describe('the totals table', () => {
  const table = tableOf(settingsOf('trial'));
  const [home] = table.Properties.Replicas;

  it('has one item for each customer', () => {
    expect(table.Properties.KeySchema).toStrictEqual([{ AttributeName: 'customerId', KeyType: 'HASH' }]);
  });

  it('keeps its name', () => {
    expect(table.Properties.TableName).toBe('order-totals');
  });

  it('has no stream, since nothing follows it', () => {
    expect(table.Properties).not.toHaveProperty('StreamSpecification');
  });

  it('can be restored as far back as the orders', () => {
    expect(home.PointInTimeRecoverySpecification).toStrictEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 7,
    });
  });

  it('is encrypted with the key of the orders', () => {
    expect(home.SSESpecification).toStrictEqual({
      KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^EncryptionKey/), 'Arn'] },
    });
  });

  it('denies every request without TLS', () => {
    expect(home.ResourcePolicy.PolicyDocument.Statement).toMatchObject([
      { Effect: 'Deny', Action: 'dynamodb:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  it('goes with the stack in a trial', () => {
    expect(removalOf(table)).toStrictEqual(DELETED);
    expect(home.DeletionProtectionEnabled).toBe(false);
  });
});

describe('the totals table of production', () => {
  const table = tableOf(settingsOf('production'));

  it('outlives its stack and cannot be deleted', () => {
    expect(removalOf(table)).toStrictEqual(RETAINED);
    expect(table.Properties.Replicas[0].DeletionProtectionEnabled).toBe(true);
  });

  it('is in the home region alone, where the function that keeps it runs', () => {
    expect(table.Properties.Replicas.map(({ Region }: { Region: string }) => Region)).toStrictEqual(['eu-west-1']);
  });

  it('takes the bursts of the trigger on demand, whatever the mode of the orders', () => {
    expect(table.Properties.BillingMode).toBe('PAY_PER_REQUEST');
  });
});
