import { awsError, FakeAws } from './support/fake-aws';
import { json, planned, run } from './support/run';

const TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const POINT = 'arn:aws:backup:eu-west-1:111122223333:recovery-point:8e1c1a5e';
const ROLE = 'arn:aws:iam::111122223333:role/backup';

const account = (): FakeAws =>
  new FakeAws()
    .on('dynamodb:DescribeTable', { Table: { TableArn: TABLE } })
    .on('backup:DescribeBackupVault', { Locked: true, MinRetentionDays: 7 })
    .on('backup:ListBackupPlans', {
      BackupPlansList: [{ BackupPlanName: 'other' }, { BackupPlanName: 'orders', BackupPlanId: 'p1' }],
    })
    .on('backup:ListBackupSelections', { BackupSelectionsList: [{ IamRoleArn: ROLE }] })
    .on('backup:StartBackupJob', { BackupJobId: 'j1' })
    .on(
      'backup:DescribeBackupJob',
      { State: 'RUNNING', PercentDone: '40.0' },
      { State: 'COMPLETED', RecoveryPointArn: POINT },
    );

describe('the plan of a backup', () => {
  it('goes into the vault of the profile, with the role of its schedule', async () => {
    expect(await planned('dynamodb-backup')).toStrictEqual({
      steps: [
        'reads dynamodb:DescribeTable',
        'reads backup:DescribeBackupVault',
        'reads backup:ListBackupPlans',
        'reads backup:ListBackupSelections',
        'changes backup:StartBackupJob',
        'waits backup:DescribeBackupJob',
      ],
      changes: [
        {
          BackupVaultName: 'orders',
          ResourceArn: '<TableArn>',
          IamRoleArn: '<RoleArn>',
          IdempotencyToken: '<NewToken>',
          Lifecycle: { DeleteAfterDays: 35 },
          StartWindowMinutes: 60,
        },
      ],
    });
  });

  it('is DynamoDB’s own where there is no vault', async () => {
    expect(await planned('dynamodb-backup --no-vault --table order-totals')).toStrictEqual({
      steps: ['reads dynamodb:DescribeTable', 'changes dynamodb:CreateBackup', 'waits dynamodb:DescribeBackup'],
      changes: [{ TableName: 'order-totals', BackupName: 'orders-on-demand' }],
    });
  });

  it('looks for no role where one is given', async () => {
    const { steps } = await planned(`dynamodb-backup --role ${ROLE}`);
    expect(steps).not.toContain('reads backup:ListBackupPlans');
  });
});

describe('a backup into the vault', () => {
  it('copies the table that was looked up, with the role that was found', async () => {
    const aws = account();
    await run(aws, 'dynamodb-backup --keep-days 90 --yes');
    expect(aws.inputOf('backup:StartBackupJob')).toStrictEqual({
      BackupVaultName: 'orders',
      ResourceArn: TABLE,
      IamRoleArn: ROLE,
      IdempotencyToken: expect.stringMatching(/^[a-f0-9-]{36}$/),
      Lifecycle: { DeleteAfterDays: 90 },
      StartWindowMinutes: 60,
    });
  });

  it('says how far it is, and in the end what to restore from', async () => {
    const { exitCode, notes, out } = await run(account(), 'dynamodb-backup --yes');
    expect([exitCode, notes]).toStrictEqual([0, ['the job is RUNNING, 40.0 %']]);
    expect(out).toContain(`RecoveryPointArn: ${POINT}`);
  });

  it('refuses a time that the vault’s lock forbids, before it starts anything', async () => {
    const aws = account();
    const { exitCode, err } = await run(aws, 'dynamodb-backup --keep-days 3 --yes');
    expect([exitCode, err]).toStrictEqual([
      1,
      expect.stringContaining('--keep-days is 3, and the lock of vault orders allows no less than 7'),
    ]);
    expect(aws.calls).not.toContain('backup:StartBackupJob');
  });

  it.each([
    ['backup:DescribeBackupVault', awsError('ResourceNotFoundException'), 'use --no-vault'],
    ['backup:ListBackupPlans', { BackupPlansList: [] }, 'Give one with --role'],
    ['backup:ListBackupSelections', { BackupSelectionsList: [] }, 'Give one with --role'],
    [
      'backup:DescribeBackupJob',
      { State: 'FAILED', StatusMessage: 'no rights' },
      'The backup job is FAILED: no rights.',
    ],
    ['backup:StartBackupJob', {}, 'AWS answered without the job’s id'],
  ] as const)('ends with exit code 1 and the way out when %s says no', async (call, answer, text) => {
    const { exitCode, err } = await run(account().on(call, answer), 'dynamodb-backup --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
  });

  it('leaves a job that takes too long to itself, with exit code 3 and its id', async () => {
    const aws = account().on('backup:DescribeBackupJob', { State: 'RUNNING', PercentDone: '1.0' });
    const result = await json(aws, 'dynamodb-backup --yes --wait 2');
    expect(result).toMatchObject({ outcome: 'still running', found: { BackupJobId: 'j1' } });
    expect((await run(aws, 'dynamodb-backup --yes --wait 2')).exitCode).toBe(3);
  });
});

describe('a backup of DynamoDB’s own', () => {
  it('waits until it can be restored', async () => {
    const aws = account()
      .on('dynamodb:CreateBackup', { BackupDetails: { BackupArn: `${TABLE}/backup/1` } })
      .on(
        'dynamodb:DescribeBackup',
        { BackupDescription: { BackupDetails: { BackupStatus: 'CREATING' } } },
        { BackupDescription: { BackupDetails: { BackupStatus: 'AVAILABLE' } } },
      );
    const { exitCode, notes } = await run(aws, 'dynamodb-backup --no-vault --yes');
    expect([exitCode, notes]).toStrictEqual([0, ['the backup is CREATING']]);
    expect(aws.inputOf('dynamodb:DescribeBackup')).toStrictEqual({ BackupArn: `${TABLE}/backup/1` });
  });
});
