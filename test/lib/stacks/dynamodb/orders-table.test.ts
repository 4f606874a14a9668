import { Template } from 'aws-cdk-lib/assertions';
import type { Settings } from '../../../../lib/settings/schema';
import { ordersTableScope } from '../../../support/orders-table-scope';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const REPLICA_KEY = 'arn:aws:kms:eu-central-1:111122223333:key/replica';

function tableOf(settings: Settings) {
  const { stack } = ordersTableScope(settings, { 'eu-central-1': REPLICA_KEY });
  return onlyResource(Template.fromStack(stack), 'AWS::DynamoDB::GlobalTable');
}

const key = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

describe('the orders table', () => {
  const table = tableOf(settingsOf('trial'));
  const { Properties } = table;
  const [home] = Properties.Replicas;

  it('keeps its name, which policies elsewhere refer to', () => {
    expect(Properties.TableName).toBe('orders');
  });

  it('has a partition for each customer and sorts it', () => {
    expect(Properties.KeySchema).toStrictEqual(key('pk', 'sk'));
  });

  it('declares the attributes of its keys as text and no others', () => {
    expect(Properties.AttributeDefinitions).toStrictEqual(
      ['pk', 'sk', 'status', 'placed'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    );
  });

  it('lists orders by status through a global index, sorted by the time of placing', () => {
    expect(Properties.GlobalSecondaryIndexes).toMatchObject([
      { IndexName: 'by-status', KeySchema: key('status', 'placed'), Projection: { ProjectionType: 'ALL' } },
    ]);
  });

  it('lists a customer’s orders through a local index, which can be read consistently', () => {
    expect(Properties.LocalSecondaryIndexes).toStrictEqual([
      { IndexName: 'by-customer', KeySchema: key('pk', 'placed'), Projection: { ProjectionType: 'ALL' } },
    ]);
  });

  it('streams a change with both images', () => {
    expect(Properties.StreamSpecification).toStrictEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  it('removes an order after its expiry', () => {
    expect(Properties.TimeToLiveSpecification).toStrictEqual({ AttributeName: 'expiresAt', Enabled: true });
  });

  it('can be restored to any second of the profile’s period', () => {
    expect(home.PointInTimeRecoverySpecification).toStrictEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: 7,
    });
  });

  it('shows its most used keys, those of the index too', () => {
    expect(home.ContributorInsightsSpecification.Enabled).toBe(true);
    expect(home.GlobalSecondaryIndexes).toMatchObject([
      { IndexName: 'by-status', ContributorInsightsSpecification: { Enabled: true } },
    ]);
  });

  it('denies every request without TLS', () => {
    expect(home.ResourcePolicy.PolicyDocument.Statement).toStrictEqual([
      {
        Sid: 'DenyRequestsWithoutTls',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'dynamodb:*',
        Resource: '*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('goes with the stack in a trial, and nothing protects it', () => {
    expect(removalOf(table)).toStrictEqual(DELETED);
    expect(home.DeletionProtectionEnabled).toBe(false);
  });

  it('is in one region where there are no replicas, with nothing agreed between regions', () => {
    expect(Properties.Replicas.map(({ Region }: { Region: string }) => Region)).toStrictEqual(['eu-west-1']);
    expect(Properties).not.toHaveProperty('MultiRegionConsistency');
    expect(Properties).not.toHaveProperty('GlobalTableWitnesses');
  });
});

describe('the orders table with switches off', () => {
  const { Properties } = tableOf(
    settingsOf('trial', {
      'dynamodb.trigger': false,
      'dynamodb.ttl': false,
      'dynamodb.contributorInsights': false,
      'dynamodb.customerIndex': 'global',
    }),
  );

  it('keeps orders for ever, and says which attribute no longer ends them, without which the switch is refused', () => {
    expect(Properties.TimeToLiveSpecification).toStrictEqual({ AttributeName: 'expiresAt', Enabled: false });
  });

  it('shows no keys', () => {
    expect(Properties.Replicas[0].ContributorInsightsSpecification.Enabled).toBe(false);
  });

  it('lists a customer’s orders through a global index of the same name and keys', () => {
    expect(Properties).not.toHaveProperty('LocalSecondaryIndexes');
    expect(Properties.GlobalSecondaryIndexes).toMatchObject([
      { IndexName: 'by-status' },
      { IndexName: 'by-customer', KeySchema: key('pk', 'placed'), Projection: { ProjectionType: 'ALL' } },
    ]);
  });
});

describe('the orders table of production', () => {
  const table = tableOf(settingsOf('production'));
  const replicas: Record<string, any>[] = table.Properties.Replicas;

  it('is in the home region and the replica region', () => {
    expect(replicas.map(({ Region }) => Region).sort()).toStrictEqual(['eu-central-1', 'eu-west-1']);
  });

  it.each(['eu-central-1', 'eu-west-1'])('is as protected in %s', (region) => {
    const replica = replicas.find(({ Region }) => Region === region);
    expect(replica).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
      ContributorInsightsSpecification: { Enabled: true },
    });
  });

  it('has no policy on the replica in another region while it is made, which CloudFormation would refuse', () => {
    expect(replicas.filter((replica) => replica['ResourcePolicy']).map(({ Region }) => Region)).toStrictEqual([
      'eu-west-1',
    ]);
  });

  it('denies every request without TLS in each region once its replica exists', () => {
    const later = tableOf(settingsOf('production', { 'dynamodb.replicaPolicies': true }));
    for (const replica of later.Properties.Replicas) {
      expect(replica.ResourcePolicy.PolicyDocument.Statement).toMatchObject([
        { Sid: 'DenyRequestsWithoutTls', Effect: 'Deny' },
      ]);
    }
  });

  it('outlives its stack', () => {
    expect(removalOf(table)).toStrictEqual(RETAINED);
  });

  it('encrypts each replica with a key of its own region', () => {
    const keys = Object.fromEntries(
      replicas.map(({ Region, SSESpecification }) => [Region, SSESpecification.KMSMasterKeyId]),
    );
    expect(keys).toStrictEqual({
      'eu-central-1': REPLICA_KEY,
      'eu-west-1': { 'Fn::GetAtt': [expect.stringMatching(/^EncryptionKey/), 'Arn'] },
    });
  });
});

describe('the orders table with strong consistency between regions', () => {
  const { Properties } = tableOf(
    settingsOf('trial', {
      'dynamodb.consistency': 'strong',
      'dynamodb.trigger': false,
      'dynamodb.ttl': false,
      'dynamodb.customerIndex': 'global',
      'dynamodb.replicas': ['eu-central-1'],
      'dynamodb.witnessRegion': 'eu-west-2',
    }),
  );

  it('says so', () => {
    expect(Properties.MultiRegionConsistency).toBe('STRONG');
  });

  it('has two replicas and a witness that serves no requests', () => {
    expect(Properties.Replicas.map(({ Region }: { Region: string }) => Region).sort()).toStrictEqual([
      'eu-central-1',
      'eu-west-1',
    ]);
    expect(Properties.GlobalTableWitnesses).toStrictEqual([{ Region: 'eu-west-2' }]);
  });
});
