/** The commands for Atlas against the Admin API of this machine; AWS, which only tells project and key, is a fake. */
import { ClusterBackups } from '../../../support/atlas-admin-api/cluster-backups';
import { AtlasAdminApi } from '../../../support/atlas-admin-api/server';
import { expectDescribedExchanges } from '../../../support/atlas-admin-description';
import { awsError, FakeAws } from './support/fake-aws';
import { json, planned, run } from './support/run';

const PROJECT = '5f3c0a51e4b0c0ffee000001';
const SNAPSHOT = '5f3c0a51e4b0c0ffee00aaaa';
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };

let backups: ClusterBackups;
let api: AtlasAdminApi;
let aws: FakeAws;

beforeEach(async () => {
  backups = new ClusterBackups(PROJECT);
  backups.addCluster('orders', {
    snapshots: [{ id: SNAPSHOT, status: 'completed', createdAt: '2026-11-22T02:30:00Z' }],
  });
  backups.addCluster('drill');
  api = await AtlasAdminApi.start(KEY, backups.routes);
  const secret = { PublicKey: KEY.publicKey, PrivateKey: KEY.privateKey, BaseUrl: api.baseUrl };
  aws = new FakeAws()
    .on('cloudformation:DescribeStackResources', {
      StackResources: [{ ResourceType: 'MongoDB::Atlas::Project', PhysicalResourceId: `${PROJECT}|team` }],
    })
    .on('secretsmanager:GetSecretValue', { SecretString: JSON.stringify(secret) });
});
afterEach(async () => {
  await api.stop();
  expectDescribedExchanges(api.exchanges);
});

const changes = () => api.exchanges.filter(({ operation }) => operation.method !== 'GET');
const RESTORE = `atlas-restore --snapshot ${SNAPSHOT} --to drill --yes`;
const TO_TIME = 'atlas-restore-to-time --at 2026-11-20T09:00:00Z --to drill --yes';

describe('the plan', () => {
  it('of a snapshot', async () => {
    expect(await planned('atlas-snapshot --keep-days 7')).toStrictEqual({
      steps: [
        'reads cloudformation:DescribeStackResources',
        'reads secretsmanager:GetSecretValue',
        'reads GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}',
        'changes POST /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
        'waits GET /api/atlas/v2/groups/{groupId}/clusters/{clusterName}/backup/snapshots',
      ],
      changes: [{ groupId: '<ProjectId>', clusterName: 'orders', description: 'On demand', retentionInDays: 7 }],
    });
  });

  it('of a restore', async () => {
    const { changes } = await planned(`atlas-restore --snapshot ${SNAPSHOT} --to drill --project ${PROJECT}`);
    expect(changes).toStrictEqual([
      {
        groupId: PROJECT,
        clusterName: 'orders',
        deliveryType: 'automated',
        snapshotId: SNAPSHOT,
        targetClusterName: 'drill',
        targetGroupId: PROJECT,
      },
    ]);
  });

  it('of a restore to a time, in seconds', async () => {
    const { changes } = await planned('atlas-restore-to-time --at 2026-11-20T10:00:00.999+01:00 --to drill');
    expect(changes).toMatchObject([{ deliveryType: 'pointInTime', pointInTimeUTCSeconds: 1_795_165_200 }]);
  });

  it.each([RESTORE, TO_TIME])('says that the target loses what is in it', async (line) => {
    const { out } = await run(aws, line.replace(' --yes', ''));
    expect(out).toMatch(/^Plan: .* into cluster drill, deleting what is in it\n/);
    expect(out).toContain('Keep anything that is in drill: Atlas deletes it first');
  });
});

describe('a snapshot', () => {
  it('is taken of the stack’s cluster, and waited for', async () => {
    backups.listingsUntilEnd = 2;
    const { exitCode, notes, out } = await run(aws, 'atlas-snapshot --keep-days 7 --yes');
    const id = backups.clusters['orders']?.snapshots[1]?.id;
    expect([exitCode, notes]).toStrictEqual([0, [`snapshot ${id} is queued`]]);
    expect(out).toContain(`SnapshotId: ${id}`);
    expect(aws.inputOf('secretsmanager:GetSecretValue')).toStrictEqual({ SecretId: 'cfn/atlas/profile/team' });
    expect(changes()).toMatchObject([{ request: { description: 'On demand', retentionInDays: 7 } }]);
  });

  it('that failed is told', async () => {
    backups.endsWell = false;
    expect(await run(aws, 'atlas-snapshot --yes')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('has failed'),
    });
  });

  it('is not asked for twice when the answer is lost', async () => {
    api.faults.plan('POST', 'lost answer');
    const { exitCode, err } = await run(aws, 'atlas-snapshot --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining('Whether Atlas does it is not known')]);
    expect(changes()).toHaveLength(1);
  });

  it('is asked for again after the rate limit, which turned it away', async () => {
    api.faults.plan('POST', { status: 429, body: { error: 429, errorCode: 'RATE_LIMITED' } });
    expect((await run(aws, 'atlas-snapshot --yes')).exitCode).toBe(0);
    expect(changes().map(({ reply }) => reply?.status)).toStrictEqual([429, 200]);
  });
});

describe('a restore of a snapshot', () => {
  it('goes into the target, and is waited for', async () => {
    backups.listingsUntilEnd = 3;
    const { exitCode, out } = await run(aws, RESTORE);
    const id = backups.clusters['orders']?.restoreJobs[0]?.id;
    expect([exitCode, out]).toStrictEqual([0, expect.stringContaining(`RestoreJobId: ${id}`)]);
    expect(changes()).toMatchObject([
      {
        request: {
          deliveryType: 'automated',
          snapshotId: SNAPSHOT,
          targetClusterName: 'drill',
          targetGroupId: PROJECT,
        },
      },
    ]);
  });

  it('names one that is complete when the one asked for is not there', async () => {
    const { exitCode, err } = await run(aws, RESTORE.replace(SNAPSHOT, PROJECT));
    expect([exitCode, err]).toStrictEqual([
      1,
      expect.stringContaining(`is not listed. One that is complete: ${SNAPSHOT}, of 2026`),
    ]);
    expect(changes()).toStrictEqual([]);
  });

  it('over the cluster itself takes a word of its own', async () => {
    const over = RESTORE.replace('drill', 'orders');
    expect(await run(aws, over)).toMatchObject({ exitCode: 2, err: expect.stringContaining('say --overwrite') });
    expect(aws.sent).toStrictEqual([]);
    expect((await run(aws, `${over} --overwrite`)).exitCode).toBe(0);
  });

  it('that failed is told, and that the target may be incomplete', async () => {
    backups.endsWell = false;
    expect(await run(aws, RESTORE)).toMatchObject({ exitCode: 1, err: expect.stringContaining('may be incomplete') });
  });
});

describe('a restore to a time', () => {
  it('goes into the target', async () => {
    expect((await run(aws, TO_TIME)).exitCode).toBe(0);
    expect(changes()).toMatchObject([
      { request: { deliveryType: 'pointInTime', pointInTimeUTCSeconds: 1_795_165_200 } },
    ]);
  });

  it.each(['2026-11-16T11:59:59Z', '2026-11-23T12:00:59Z'])('refuses %s, outside the window', async (at) => {
    const { exitCode, err } = await run(aws, TO_TIME.replace('2026-11-20T09:00:00Z', at));
    expect([exitCode, err]).toStrictEqual([
      1,
      expect.stringContaining('reaches 7 days back, from 2026-11-16T12:00:00.000Z'),
    ]);
    expect(changes()).toStrictEqual([]);
  });

  it('refuses a cluster without continuous backup', async () => {
    backups.addCluster('orders', { pitEnabled: false });
    expect(await run(aws, TO_TIME)).toMatchObject({ exitCode: 1, err: expect.stringContaining('setting atlas.pit') });
  });
});

describe('what stands in the way', () => {
  it.each([RESTORE, TO_TIME])('is a target that is not there or at work', async (line) => {
    backups.addCluster('drill', { stateName: 'UPDATING' });
    expect((await run(aws, line)).err).toContain('Cluster drill is UPDATING');
    delete backups.clusters['drill'];
    expect((await run(aws, line)).err).toContain('make drill first');
    expect(changes()).toStrictEqual([]);
  });

  it('is a cluster without backups', async () => {
    backups.addCluster('orders', { backupEnabled: false });
    expect((await run(aws, 'atlas-snapshot --yes')).err).toContain('M0 cannot have it');
  });

  it('is a stack that is not there', async () => {
    aws.on('cloudformation:DescribeStackResources', awsError('ValidationError'));
    expect((await run(aws, 'atlas-snapshot --yes')).err).toContain('Give the project with --project');
  });

  it.each([
    [awsError('ResourceNotFoundException'), 'There is no secret cfn/atlas/profile/team'],
    [{ SecretString: '{"PublicKey":"hush"}' }, 'is not {"PublicKey": "...", "PrivateKey": "..."} as JSON'],
  ])('is a secret that is missing or wrong', async (answer, text) => {
    const { exitCode, err } = await run(aws.on('secretsmanager:GetSecretValue', answer), 'atlas-snapshot --yes');
    expect([exitCode, err]).toStrictEqual([1, expect.stringContaining(text)]);
    expect(err).not.toMatch(/hush|deploy again/i);
  });

  it('is a key that Atlas does not know', async () => {
    const SecretString = JSON.stringify({ PublicKey: 'other', PrivateKey: 'another', BaseUrl: api.baseUrl });
    const { err } = await run(aws.on('secretsmanager:GetSecretValue', { SecretString }), 'atlas-snapshot --yes');
    expect(err).toContain('The key in the secret is wrong, disabled or deleted.');
  });
});

it('shows the API key nowhere, whatever Atlas says', async () => {
  const detail = `Key ${KEY.publicKey} with ${KEY.privateKey} is refused.`;
  api.faults.plan('POST', { status: 403, body: { error: 403, errorCode: 'FORBIDDEN', detail } });
  const { out, err } = await run(aws, 'atlas-snapshot --yes --json');
  expect(err + out).toContain('FORBIDDEN');
  expect(err + out).not.toMatch(/publicky|01234567-89ab/);
  expect(await json(aws, 'atlas-snapshot --yes')).toMatchObject({ outcome: 'done' });
});
