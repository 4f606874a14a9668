import { awsError, FakeAws } from './support/fake-aws';
import { json, planned, run } from './support/run';

const BUCKET = 'dynamodb-exportbucket-1a2b';
const EXPORTS = 'atlas-snapshotexportbucket-3c4d';

const resources = (...all: [type: string, id: string, status?: string][]) => ({
  StackResourceSummaries: all.map(([ResourceType, PhysicalResourceId, ResourceStatus = 'CREATE_COMPLETE']) => ({
    ResourceType,
    PhysicalResourceId,
    ResourceStatus,
  })),
});

/** Buckets and vaults whose contents the calls really take away. */
class Holders extends FakeAws {
  readonly versions: Record<string, { Key: string; VersionId: string }[]> = {};
  points: string[] = [];

  constructor() {
    super();
    this.on('cloudformation:ListStackResources', ({ StackName, NextToken }) => {
      if (StackName === 'Atlas')
        return resources(['AWS::S3::Bucket', EXPORTS], ['AWS::S3::Bucket', 'gone', 'DELETE_COMPLETE']);
      return NextToken
        ? resources(['AWS::Backup::BackupVault', 'orders'], ['AWS::KMS::Key', 'k'])
        : { ...resources(['AWS::S3::Bucket', BUCKET]), NextToken: 'more' };
    })
      .on('backup:DescribeBackupVault', () => ({ Locked: false, NumberOfRecoveryPoints: this.points.length }))
      .on('backup:ListRecoveryPointsByBackupVault', ({ NextToken }) => {
        const [first, ...more] = this.points;
        const page = NextToken ? more : first === undefined ? [] : [first];
        const RecoveryPoints = page.map((RecoveryPointArn) => ({ RecoveryPointArn, Status: 'COMPLETED' }));
        return { RecoveryPoints, ...(!NextToken && more.length ? { NextToken: 'more' } : {}) };
      })
      .on('backup:DeleteRecoveryPoint', {})
      .on('s3:ListObjectVersions', ({ Bucket, MaxKeys }) => {
        const page = (this.versions[Bucket] ?? []).slice(0, MaxKeys);
        return {
          Versions: page.filter((_, index) => index % 2),
          DeleteMarkers: page.filter((_, index) => !(index % 2)),
        };
      })
      .on('s3:DeleteObjects', ({ Bucket, Delete }) => {
        const named = new Set(Delete.Objects.map(({ VersionId }: { VersionId: string }) => VersionId));
        this.versions[Bucket] = (this.versions[Bucket] ?? []).filter(({ VersionId }) => !named.has(VersionId));
        return {};
      });
  }

  override async wait(milliseconds: number): Promise<void> {
    await super.wait(milliseconds);
    const asked = this.sent
      .filter(({ call }) => call === 'backup:DeleteRecoveryPoint')
      .map(({ input }) => input.RecoveryPointArn);
    this.points = this.points.filter((arn) => !asked.includes(arn));
  }
}

const full = (): Holders => {
  const aws = new Holders();
  aws.points = ['p1', 'p2', 'p3'];
  aws.versions[BUCKET] = Array.from({ length: 2_500 }, (_, index) => ({
    Key: `export/${index % 7}`,
    VersionId: `v${index}`,
  }));
  aws.versions[EXPORTS] = [{ Key: 'snapshot', VersionId: 'v' }];
  aws.versions['somebody-elses'] = [{ Key: 'theirs', VersionId: 'v' }];
  return aws;
};

describe('the plan', () => {
  it('looks into both stacks and at the locks before it deletes', async () => {
    expect(await planned('empty')).toStrictEqual({
      steps: [
        'reads cloudformation:ListStackResources',
        'reads cloudformation:ListStackResources',
        'reads backup:DescribeBackupVault',
        'changes backup:DeleteRecoveryPoint',
        'changes s3:DeleteObjects',
      ],
      changes: [{ BackupVaultName: '<Vaults>' }, { Bucket: '<Buckets>' }],
    });
  });

  it('asks no stack for what is named, and touches nothing else', async () => {
    expect(await planned('empty --bucket one-bucket --bucket another')).toStrictEqual({
      steps: ['changes s3:DeleteObjects'],
      changes: [{ Bucket: 'one-bucket another' }],
    });
  });
});

describe('emptying', () => {
  it('leaves no recovery point, version or delete marker of the stacks, and everything of others', async () => {
    const aws = full();
    const { exitCode, notes, out } = await run(aws, 'empty --yes');
    expect(exitCode).toBe(0);
    expect(aws.points).toStrictEqual([]);
    expect(aws.versions).toStrictEqual({
      [BUCKET]: [],
      [EXPORTS]: [],
      'somebody-elses': [{ Key: 'theirs', VersionId: 'v' }],
    });
    expect(notes).toStrictEqual([
      '3 recovery points are still in vault orders',
      `1000 versions deleted, in bucket ${BUCKET}`,
      `2000 versions deleted, in bucket ${BUCKET}`,
      `2500 versions deleted, in bucket ${BUCKET}`,
      `2501 versions deleted, in bucket ${EXPORTS}`,
    ]);
    expect(out).toContain('RecoveryPointsDeleted: 3');
  });

  it('asks once for each recovery point, however long that takes', async () => {
    const aws = full();
    await run(aws, 'empty --yes');
    expect(aws.calls.filter((call) => call === 'backup:DeleteRecoveryPoint')).toHaveLength(3);
  });

  it('names a thousand versions a request at most', async () => {
    const aws = full();
    await run(aws, 'empty --yes');
    const sizes = aws.sent
      .filter(({ call }) => call === 's3:DeleteObjects')
      .map(({ input }) => input.Delete.Objects.length);
    expect(sizes).toStrictEqual([1_000, 1_000, 500, 1]);
  });

  it('changes nothing a second time', async () => {
    const aws = full();
    await run(aws, 'empty --yes');
    aws.sent.length = 0;
    expect((await run(aws, 'empty --yes')).exitCode).toBe(0);
    expect(aws.calls.filter((call) => call.includes('Delete'))).toStrictEqual([]);
  });

  it('has nothing to do where neither stack, vault nor bucket is there any more', async () => {
    const nothing = new FakeAws().on('cloudformation:ListStackResources', awsError('ValidationError'));
    expect((await json(nothing, 'empty --yes')).found).toMatchObject({ Buckets: 'none', Vaults: 'none' });
    const gone = full().on('s3:ListObjectVersions', awsError('NoSuchBucket'));
    expect((await run(gone, 'empty --yes')).exitCode).toBe(0);
  });
});

describe('what is kept', () => {
  it('stops a locked vault before anything is deleted, with the way out', async () => {
    const lock = { Locked: true, LockDate: new Date('2026-12-01T00:00:00Z'), NumberOfRecoveryPoints: 3 };
    const aws = full().on('backup:DescribeBackupVault', lock);
    const { exitCode, err } = await run(aws, 'empty --yes');
    expect([exitCode, err]).toStrictEqual([
      1,
      expect.stringContaining('Vault orders is locked, from 2026-12-01T00:00:00.000Z on for good'),
    ]);
    expect(err).toContain('delete-backup-vault-lock-configuration');
    expect(aws.calls.filter((call) => call.includes('Delete'))).toStrictEqual([]);
  });

  it('lets an empty vault be locked', async () => {
    const aws = full().on('backup:DescribeBackupVault', { Locked: true, NumberOfRecoveryPoints: 0 });
    aws.points = [];
    expect((await run(aws, 'empty --yes')).exitCode).toBe(0);
  });

  it.each([
    ['backup:DeleteRecoveryPoint', awsError('InvalidRequestException'), 'list-legal-holds'],
    [
      'backup:DeleteRecoveryPoint',
      awsError('AccessDeniedException'),
      'The credentials may not call backup:DeleteRecoveryPoint',
    ],
    [
      's3:DeleteObjects',
      { Errors: [{ Key: 'kept', Code: 'AccessDenied', Message: 'no' }] },
      'S3 keeps 1 of 1000 versions',
    ],
    ['s3:ListObjectVersions', awsError('AccessDenied'), 'The credentials may not call s3:ListObjectVersions'],
  ] as const)('is told of %s, once, with what it may be', async (call, answer, text) => {
    const aws = full().on(call, answer);
    const { exitCode, err } = await run(aws, 'empty --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
    expect(aws.calls.filter((one) => one === call)).toHaveLength(1);
  });

  it('ends when the time is up, and goes on when it is repeated', async () => {
    const aws = full();
    aws.points = [];
    const deleting = aws.send.bind(aws);
    aws.send = (service, command) => {
      aws.time += 40_000;
      return deleting(service, command);
    };
    const { exitCode, err } = await run(aws, 'empty --yes --wait 5');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining('Repeat the command: it goes on from there')]);
    expect((await run(aws, 'empty --yes')).exitCode).toBe(0);
    expect(aws.versions[BUCKET]).toStrictEqual([]);
  });

  it('leaves recovery points that take too long to AWS Backup, with exit code 3', async () => {
    const aws = full();
    aws.wait = async (milliseconds) => void (aws.time += milliseconds);
    expect((await run(aws, 'empty --yes --wait 1')).exitCode).toBe(3);
  });
});
