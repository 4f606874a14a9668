import type { Observation } from '../../../../lib/claims/observations/observations';
import { Aws } from '../../../../lib/commands/verify/aws';
import { liveFacts } from '../../../../lib/commands/verify/live-facts';
import { openDeployment } from '../../../../lib/commands/verify/open-deployment';
import { quiet } from '../../../support/command-line';
import { AwsRefusal } from '../../../support/aws-server';
import { AWAY, HOME } from './support/deployed';
import { nodes, World } from './support/world';

let world: World;
beforeAll(async () => (world = await World.start()));
afterAll(() => world.stop());

/** As if the mock were AWS: an emulator is not asked for all of it. */
async function look(): Promise<Record<string, Observation>> {
  const aws = new Aws();
  const { deployment } = await openDeployment(world, aws, quiet);
  const seen = await liveFacts(deployment, aws, {}, quiet);
  aws.destroy();
  return Object.fromEntries(seen.map((one) => [one.title, one]));
}
const outcomes = (seen: Record<string, Observation>): string[] => [
  ...new Set(Object.values(seen).map(({ outcome }) => outcome)),
];
const titlesOf = (seen: Record<string, Observation>, claim: string): string[] =>
  Object.values(seen).flatMap(({ title, claims }) => (claims.some((id) => id === claim) ? [title] : []));

describe('a deployment that is as synthesized', () => {
  let seen: Record<string, Observation>;
  beforeAll(async () => {
    world.reset();
    seen = await look();
  });

  it('passes every fact', () => {
    expect(Object.values(seen).filter(({ outcome }) => outcome !== 'passed')).toStrictEqual([]);
    expect(Object.keys(seen)).toHaveLength(49);
  });

  it.each([
    [
      'REL-04',
      [
        'Table orders in eu-central-1 can be restored to any second of 35 days',
        'Table orders can be restored to any second of 35 days',
      ],
    ],
    ['SEC-06', ['Table orders denies requests without TLS']],
    ['REL-02', ['Table orders is replicated to eu-central-1, eventually consistent']],
    ['SEC-01', ['The gateway endpoint Network/Gateway is available in every route table synthesized']],
    [
      'SEC-02',
      [
        'The peering to 192.168.248.0/21 is active',
        'All 2 isolated route tables send 192.168.248.0/21 over the peering',
        'Atlas has the peering available',
        'Only 10.0.0.0/16 may enter the Atlas project',
      ],
    ],
    [
      'INT-01',
      [
        'Table orders has a stream of NEW_AND_OLD_IMAGES',
        'The event source of DynamoDb is enabled and calls the stack’s function',
        'The event source of DynamoDb treats failures as synthesized: retries, age, bisecting, destination',
      ],
    ],
  ])('shows %s by what is about it, and by nothing else', (claim, titles) => {
    expect(titlesOf(seen, claim)).toStrictEqual(titles);
  });

  it('has asked for each table and key in its own region', () => {
    expect(titlesOf(seen, 'SEC-04')).toStrictEqual([
      `Table orders in ${AWAY} is encrypted with the key of its stack`,
      'Table orders is encrypted with the key of its stack',
      'The key of DynamoDbReplica-eu-central-1/Key is the account’s own and enabled',
      'The key of DynamoDbReplica-eu-central-1/Key is rotated by itself',
      'The key of DynamoDb/Key is the account’s own and enabled',
      'The key of DynamoDb/Key is rotated by itself',
    ]);
  });
});

describe('a deployment that is not as synthesized', () => {
  let seen: Record<string, Observation>;
  beforeAll(async () => {
    world.reset();
    deviate(world);
    seen = await look();
  });

  it('passes nothing', () => {
    expect(outcomes(seen)).toStrictEqual(['failed']);
  });

  it.each([
    ['Stack Network is deployed and complete', 'UPDATE_ROLLBACK_COMPLETE'],
    ['Table orders is active, with the key that was synthesized', '"key":["pk S HASH"]'],
    ['Table orders has the indexes that were synthesized', 'found ["by-status (status) KEYS_ONLY global"]'],
    ['Table orders: index by-status is active', 'expected "ACTIVE", found "CREATING"'],
    ['Table orders is encrypted with the key of its stack', '"key":"home"}, found {"status":"ENABLED","key":"other"}'],
    [
      'Table orders in eu-central-1 is encrypted with the key of its stack',
      '"key":"away"}, found {"status":"ENABLED","key":"other"}',
    ],
    ['Table orders: deletion protection is on', 'expected true, found false'],
    ['Table orders has a stream of NEW_AND_OLD_IMAGES', 'found "KEYS_ONLY"'],
    [
      'Table orders has provisioned capacity, within the bounds of its autoscaling',
      '"reads":"25 to 1000","writes":"25 to 500"}, found {"mode":"PROVISIONED","reads":1001,"writes":24}',
    ],
    [
      'Table orders is replicated to eu-central-1, eventually consistent',
      'found {"replicas":["eu-central-1 CREATING"]',
    ],
    [
      'Table orders can be restored to any second of 35 days',
      'expected {"status":"ENABLED","days":35}, found {"status":"ENABLED","days":7}',
    ],
    ['Table orders removes items by itself after expiresAt', 'found {"status":"DISABLED"}'],
    ['Table orders denies requests without TLS', '"who":"*"}], found [{"effect":"Deny"'],
    ['Table orders tells its most used keys', 'found "DISABLED"'],
    ['Table orders, index by-status, tells its most used keys', 'found "DISABLED"'],
    ['The event source of DynamoDb is enabled and calls the stack’s function', 'found {"state":"Disabled"'],
    [
      'The event source of DynamoDb treats failures as synthesized: retries, age, bisecting, destination',
      'found {"BisectBatchOnFunctionError":false,"MaximumRetryAttempts":-1}',
    ],
    [
      'The key of DynamoDb/Key is the account’s own and enabled',
      'found {"state":"PendingDeletion","manager":"CUSTOMER"}',
    ],
    ['The key of DynamoDb/Key is rotated by itself', 'expected true, found false'],
    ['API Gateway logs with the role of stack ApiGatewayAccount', 'expected "logs", found "theirs"'],
    ['The gateway endpoint Network/Gateway is available in every route table synthesized', '"routeTables":["rtb-1"]'],
    ['The peering to 192.168.248.0/21 is active', 'expected "active", found "pending-acceptance"'],
    ['All 2 isolated route tables send 192.168.248.0/21 over the peering', 'rtb-1 192.168.248.0/21 pcx-1 blackhole'],
    ['Cluster orders is idle and not paused', 'found {"state":"UPDATING","paused":true}'],
    ['Cluster orders runs MongoDB 8.0', 'found {"releases":"LTS","major":"7.0"}'],
    ['Cluster orders: cloud backup is on, continuous backup on', 'found {"backup":true,"continuous":false}'],
    ['Cluster orders: termination protection is on', 'found false'],
    ['Cluster orders is encrypted with the customer key', 'found "NONE"'],
    ['Cluster orders takes TLS1.3 and later only', 'found "TLS1_2"'],
    [
      'Cluster orders has its nodes where they were synthesized: AWS EU_WEST_1',
      '3 electable M30 to M50"], found ["AWS EU_WEST_1, priority 7: 3 electable M60"]',
    ],
    ['Cluster orders can be restored to any second of 35 days', 'expected 35, found 7'],
    ['Atlas has the peering available', 'found ["pcx-1 FAILED"]'],
    ['Only 10.0.0.0/16 may enter the Atlas project', 'found ["0.0.0.0/0","10.0.0.0/16"]'],
    ['Atlas can use the customer key', 'found {"enabled":true,"valid":false}'],
  ])('%s: says what was expected and what was found', (title, reason) => {
    expect(seen[title]?.reason).toContain(reason);
  });
});

function deviate({ aws, project }: World): void {
  const { answers } = aws;
  const change = (call: string, change: (answer: any) => void): void => {
    const before = answers[call];
    answers[call] = (input, region) => {
      const answer = structuredClone(before?.(input, region) ?? {});
      change(answer);
      return answer;
    };
  };
  change('cloudformation:DescribeStacks', ({ Stacks }) => (Stacks[0].StackStatus = 'UPDATE_ROLLBACK_COMPLETE'));
  change('dynamodb:DescribeTable', ({ Table }) => {
    Table.KeySchema.pop();
    Table.GlobalSecondaryIndexes[0].Projection.ProjectionType = 'KEYS_ONLY';
    Table.GlobalSecondaryIndexes[0].IndexStatus = 'CREATING';
    Table.StreamSpecification.StreamViewType = 'KEYS_ONLY';
    Table.SSEDescription.KMSMasterKeyArn = `arn:aws:kms:${HOME}:123456789012:key/other`;
    Table.DeletionProtectionEnabled = false;
    Table.ProvisionedThroughput = { ReadCapacityUnits: 1001, WriteCapacityUnits: 24 };
    Table.Replicas[0].ReplicaStatus = 'CREATING';
  });
  change('dynamodb:DescribeContinuousBackups', (answer) => {
    answer.ContinuousBackupsDescription.PointInTimeRecoveryDescription.RecoveryPeriodInDays = 7;
  });
  answers['dynamodb:DescribeTimeToLive'] = () => ({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } });
  change('dynamodb:GetResourcePolicy', (answer) => {
    answer.Policy = answer.Policy.replace(
      '"Principal":"*"',
      '"Principal":{"AWS":"arn:aws:iam::123456789012:role/one"}',
    );
  });
  answers['dynamodb:DescribeContributorInsights'] = () => ({ ContributorInsightsStatus: 'DISABLED' });
  change('lambda:GetEventSourceMapping', (answer) => {
    Object.assign(answer, { State: 'Disabled', BisectBatchOnFunctionError: false, MaximumRetryAttempts: -1 });
    delete answer.DestinationConfig;
  });
  change('kms:DescribeKey', ({ KeyMetadata }) => (KeyMetadata.KeyState = 'PendingDeletion'));
  change('apigateway:GetAccount', (answer) => (answer.cloudwatchRoleArn = 'arn:aws:iam::123456789012:role/theirs'));
  answers['kms:GetKeyRotationStatus'] = () => ({ KeyRotationEnabled: false });
  change('ec2:DescribeVpcEndpoints', ({ vpcEndpointSet }) => (vpcEndpointSet[0].routeTableIdSet = ['rtb-1']));
  change('ec2:DescribeVpcPeeringConnections', ({ vpcPeeringConnectionSet }) => {
    vpcPeeringConnectionSet[0].status.code = 'pending-acceptance';
  });
  change('ec2:DescribeRouteTables', ({ routeTableSet }) => (routeTableSet[0].routeSet[1].state = 'blackhole'));
  Object.assign(project.cluster, {
    stateName: 'UPDATING',
    paused: true,
    mongoDBVersion: '7.0.12',
    pitEnabled: false,
    terminationProtectionEnabled: false,
    encryptionAtRestProvider: 'NONE',
    advancedConfiguration: { minimumEnabledTlsProtocol: 'TLS1_2' },
    replicationSpecs: [{ regionConfigs: [nodes('M60', 3)] }],
  });
  project.restoreWindowDays = 7;
  project.peers = [{ containerId: '5f3c0a51e4b0c0ffee000001', connectionId: 'pcx-1', statusName: 'FAILED' }];
  project.accessList = [{ cidrBlock: '10.0.0.0/16' }, { cidrBlock: '0.0.0.0/0' }];
  project.awsKms = { enabled: true, valid: false };
}

describe('a fact that cannot be asked for', () => {
  beforeEach(() => world.reset());

  const AWS_CALLS = [
    'cloudformation:DescribeStacks',
    'dynamodb:DescribeTable',
    'dynamodb:DescribeContinuousBackups',
    'dynamodb:DescribeTimeToLive',
    'dynamodb:GetResourcePolicy',
    'dynamodb:DescribeContributorInsights',
    'lambda:GetEventSourceMapping',
    'kms:DescribeKey',
    'kms:GetKeyRotationStatus',
    'apigateway:GetAccount',
    'ec2:DescribeVpcEndpoints',
    'ec2:DescribeVpcPeeringConnections',
    'ec2:DescribeRouteTables',
    'secretsmanager:GetSecretValue',
  ];

  it('is not run where the credentials may not, and names each action that is missing', async () => {
    for (const call of AWS_CALLS.slice(1)) {
      const code = call.startsWith('ec2') ? 'UnauthorizedOperation' : 'AccessDeniedException';
      world.aws.on(call, new AwsRefusal(code));
    }
    const seen = await look();
    const notRun = Object.values(seen).filter(({ title }) => !title.startsWith('Stack '));
    expect([...new Set(notRun.map(({ outcome }) => outcome))]).toStrictEqual(['skipped']);
    const named = new Set(notRun.map(({ reason = '' }) => /may not call (\S+):/.exec(reason)?.[1]));
    expect([...named].sort()).toStrictEqual(AWS_CALLS.slice(1).sort());
  });

  it('is not run where the stacks may not be looked at', async () => {
    world.aws.on('cloudformation:ListStackResources', new AwsRefusal('AccessDenied'));
    const seen = await look();
    expect(outcomes(seen)).toStrictEqual(['skipped']);
    expect(seen['Table orders denies requests without TLS']?.reason).toMatch(
      /^The credentials may not call cloudformation:ListStackResources: .* Allow it/,
    );
  });

  it('is not run where its stack is not in the outputs', async () => {
    world.write({ DynamoDb: {} });
    const seen = await look();
    expect(seen['The peering to 192.168.248.0/21 is active']).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('stack Atlas is not in the outputs file. Deploy it'),
    });
    expect(seen['Table orders denies requests without TLS']?.outcome).toBe('passed');
  });

  it('has failed where what it is about is gone', async () => {
    world.aws.on('dynamodb:DescribeTable', new AwsRefusal('ResourceNotFoundException', 'Table: orders'));
    world.aws.on('kms:DescribeKey', new AwsRefusal('NotFoundException'));
    world.project.cluster = { name: 'renamed' };
    const seen = await look();
    expect(seen['Table orders is active, with the key that was synthesized']).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('found that it is not there'),
    });
    expect(seen['The key of DynamoDb/Key is the account’s own and enabled']?.outcome).toBe('failed');
    expect(seen['Cluster orders is idle and not paused']).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('CLUSTER_NOT_FOUND'),
    });
  });

  it('is not run where Atlas does not take the key, which is never shown', async () => {
    const { privateKey, publicKey } = world.key;
    const wrong = JSON.stringify({ PublicKey: publicKey, PrivateKey: 'wrong-key', BaseUrl: world.atlas.baseUrl });
    world.aws.on('secretsmanager:GetSecretValue', { SecretString: wrong });
    const seen = await look();
    expect(seen['Cluster orders is idle and not paused']).toMatchObject({
      outcome: 'skipped',
      reason: expect.stringContaining('The key in the secret is wrong, disabled or deleted'),
    });
    const all = JSON.stringify(seen);
    for (const secret of [privateKey, publicKey, 'wrong-key']) expect(all).not.toContain(secret);
  });

  it('is not run where there is no key for Atlas', async () => {
    world.aws.on('secretsmanager:GetSecretValue', new AwsRefusal('ResourceNotFoundException'));
    const { reason } = (await look())['Cluster orders is idle and not paused'] ?? {};
    expect(reason).toContain('there is no key to ask Atlas with. There is no secret cfn/atlas/profile/team');
  });
});
