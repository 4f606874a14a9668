import { awsError, FakeAws } from './support/fake-aws';
import { planned, run } from './support/run';

const EARLIEST = new Date('2026-11-16T12:00:00Z');
const LATEST = new Date('2026-11-23T11:55:00Z');

const account = (): FakeAws =>
  new FakeAws()
    .on('dynamodb:DescribeTable', awsError('ResourceNotFoundException'), { Table: { TableStatus: 'ACTIVE' } })
    .on('dynamodb:DescribeContinuousBackups', {
      ContinuousBackupsDescription: {
        PointInTimeRecoveryDescription: {
          PointInTimeRecoveryStatus: 'ENABLED',
          EarliestRestorableDateTime: EARLIEST,
          LatestRestorableDateTime: LATEST,
        },
      },
    })
    .on('dynamodb:RestoreTableToPointInTime', {});

const restore = (aws: FakeAws, at: string) => run(aws, `dynamodb-restore-to-time --to orders-2 --yes --at ${at}`);

it('plans to look at target and window before it restores', async () => {
  expect(await planned('dynamodb-restore-to-time --at 2026-11-20T10:00:00+01:00 --to orders-2')).toStrictEqual({
    steps: [
      'reads dynamodb:DescribeTable',
      'reads dynamodb:DescribeContinuousBackups',
      'changes dynamodb:RestoreTableToPointInTime',
      'waits dynamodb:DescribeTable',
    ],
    changes: [{ SourceTableName: 'orders', TargetTableName: 'orders-2', RestoreDateTime: '2026-11-20T09:00:00.000Z' }],
  });
});

it.each([
  ['the first second', EARLIEST.toISOString(), { RestoreDateTime: EARLIEST }],
  ['the last second', LATEST.toISOString(), { RestoreDateTime: LATEST }],
  ['the latest there is', 'latest', { UseLatestRestorableTime: true }],
])('restores %s', async (_what, at, expected) => {
  const aws = account();
  expect((await restore(aws, at)).exitCode).toBe(0);
  expect(aws.inputOf('dynamodb:RestoreTableToPointInTime')).toStrictEqual({
    SourceTableName: 'orders',
    TargetTableName: 'orders-2',
    ...expected,
  });
});

it.each(['2026-11-16T11:59:59Z', '2026-11-23T11:55:01Z'])('refuses %s, which is outside the window', async (at) => {
  const aws = account();
  const { exitCode, err } = await restore(aws, at);
  expect([exitCode, err]).toStrictEqual([
    1,
    expect.stringContaining('can be restored from 2026-11-16T12:00:00.000Z to 2026-11-23T11:55:00.000Z'),
  ]);
  expect(aws.calls).not.toContain('dynamodb:RestoreTableToPointInTime');
});

it('refuses a table without point-in-time recovery', async () => {
  const aws = account().on('dynamodb:DescribeContinuousBackups', {
    ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } },
  });
  expect(await restore(aws, 'latest')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('Table orders has no point-in-time recovery'),
  });
});

it('says that the table is not there', async () => {
  const aws = account().on('dynamodb:DescribeContinuousBackups', awsError('TableNotFoundException'));
  expect(await restore(aws, 'latest')).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('There is no table orders'),
  });
});

it.each(['yesterday', '2026-11-20', '2026-11-20T09:00:00', '2026-13-20T09:00:00Z'])(
  'takes %s for no time: a time has its zone',
  async (at) => {
    const aws = new FakeAws();
    expect(await restore(aws, at)).toMatchObject({
      exitCode: 2,
      out: '',
      err: expect.stringContaining('a time with its zone'),
    });
    expect(aws.sent).toStrictEqual([]);
  },
);
