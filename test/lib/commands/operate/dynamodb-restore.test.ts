import { awsError, FakeAws } from './support/fake-aws';
import { planned, run } from './support/run';

const OWN = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders/backup/01795454117536-c96802f4';
const POINT = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:8e1c1a5e-9a0f-4a58-9f2d-1f2e3d4c5b6a';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/8e1c1a5e';
const DEFAULT_ROLE = 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole';

const account = (): FakeAws =>
  new FakeAws()
    .on(
      'dynamodb:DescribeTable',
      awsError('ResourceNotFoundException'),
      { Table: { TableStatus: 'CREATING', RestoreSummary: { RestoreInProgress: true } } },
      { Table: { TableStatus: 'ACTIVE', TableArn: 'the-arn' } },
    )
    .on('dynamodb:DescribeBackup', { BackupDescription: { BackupDetails: { BackupStatus: 'AVAILABLE' } } })
    .on('dynamodb:RestoreTableFromBackup', {})
    .on('backup:DescribeRecoveryPoint', { Status: 'COMPLETED', ResourceType: 'DynamoDB' })
    .on('backup:StartRestoreJob', { RestoreJobId: 'r1' })
    .on('backup:DescribeRestoreJob', { Status: 'PENDING' }, { Status: 'COMPLETED', CreatedResourceArn: 'the-arn' });

describe('the plan of a restore', () => {
  it('is DynamoDB’s for a backup of its own', async () => {
    expect(await planned(`dynamodb-restore --backup ${OWN} --to orders-2 --key ${KEY}`)).toStrictEqual({
      steps: [
        'reads dynamodb:DescribeTable',
        'reads dynamodb:DescribeBackup',
        'changes dynamodb:RestoreTableFromBackup',
        'waits dynamodb:DescribeTable',
      ],
      changes: [
        {
          TargetTableName: 'orders-2',
          BackupArn: OWN,
          SSESpecificationOverride: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: KEY },
        },
      ],
    });
  });

  it('is AWS Backup’s for a recovery point, with its default role', async () => {
    expect(await planned(`dynamodb-restore --backup ${POINT} --to orders-2`)).toStrictEqual({
      steps: [
        'reads dynamodb:DescribeTable',
        'reads backup:DescribeRecoveryPoint',
        'changes backup:StartRestoreJob',
        'waits backup:DescribeRestoreJob',
      ],
      changes: [
        {
          RecoveryPointArn: POINT,
          IamRoleArn: DEFAULT_ROLE,
          ResourceType: 'DynamoDB',
          IdempotencyToken: '<NewToken>',
          Metadata: { targetTableName: 'orders-2', encryptionType: 'Default' },
        },
      ],
    });
  });

  it('takes another key for the new table', async () => {
    const { changes } = await planned(`dynamodb-restore --backup ${POINT} --to orders-2 --key ${KEY}`);
    expect(changes).toMatchObject([{ Metadata: { encryptionType: 'KMS', kmsMasterKeyArn: KEY } }]);
  });

  it.each([
    'stream',
    'time to live',
    'autoscaling',
    'tags',
    'alarms',
    'policy',
    'deletion protection',
    'point-in-time',
  ])('says that the new table has no %s', async (setting) => {
    const { out } = await run(new FakeAws(), `dynamodb-restore --backup ${OWN} --to orders-2`);
    expect(out.slice(out.indexOf('What it does not do'))).toContain(setting);
  });

  it.each(['orders', 'arn:aws:s3:::bucket', 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'])(
    'is not made for %s, which is no backup',
    async (given) => {
      const { exitCode, out, err } = await run(new FakeAws(), `dynamodb-restore --to orders-2 --backup ${given}`);
      expect([exitCode, out, err]).toStrictEqual([2, '', expect.stringContaining('Allowed: arn:aws:dynamodb:')]);
    },
  );
});

describe.each([
  ['of DynamoDB’s own', OWN, 'table orders-2 is being restored'],
  ['of AWS Backup', POINT, 'the job is PENDING'],
])('a restore from a backup %s', (_what, backup, note) => {
  it('waits until the table is there', async () => {
    const { exitCode, notes, out } = await run(account(), `dynamodb-restore --backup ${backup} --to orders-2 --yes`);
    expect([exitCode, notes]).toStrictEqual([0, [note]]);
    expect(out).toContain('RestoredTableArn: the-arn');
  });

  it('does nothing when the table exists', async () => {
    const aws = account().on('dynamodb:DescribeTable', { Table: { TableStatus: 'ACTIVE' } });
    const { exitCode, err } = await run(aws, `dynamodb-restore --backup ${backup} --to orders-2 --yes`);
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining('There is a table orders-2 already (ACTIVE)')]);
    expect(aws.calls).toStrictEqual(['dynamodb:DescribeTable']);
  });
});

it.each([
  [OWN, 'dynamodb:DescribeBackup', awsError('BackupNotFoundException'), `There is no backup ${OWN}`],
  [
    OWN,
    'dynamodb:DescribeBackup',
    { BackupDescription: { BackupDetails: { BackupStatus: 'DELETED' } } },
    'it is DELETED',
  ],
  [POINT, 'backup:DescribeRecoveryPoint', awsError('ResourceNotFoundException'), 'Look at --vault and --region'],
  [POINT, 'backup:DescribeRecoveryPoint', { Status: 'COMPLETED', ResourceType: 'S3' }, 'it is COMPLETED, of S3'],
  [POINT, 'backup:StartRestoreJob', awsError('InvalidParameterValueException'), 'Give with --role'],
  [
    POINT,
    'backup:DescribeRestoreJob',
    { Status: 'FAILED', StatusMessage: 'no key' },
    'The restore job is FAILED: no key.',
  ],
] as const)('from %s ends with exit code 1 when %s says no', async (backup, call, answer, text) => {
  const { exitCode, err } = await run(
    account().on(call, answer),
    `dynamodb-restore --backup ${backup} --to orders-2 --yes`,
  );
  expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
});
