/** The command against a mock of AWS and the Atlas Admin API of this machine. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doctorOf } from '../../../../lib/commands/doctor/command';
import { localChecks, nodeCheck, sdkNodeCheck } from '../../../../lib/commands/doctor/local-checks';
import { ATLAS_TYPES } from '../../../../lib/settings/atlas-types';
import { AtlasAdminApi } from '../../../support/atlas-admin-api/server';
import { runLine } from '../../../support/command-line';
import { AtlasProject } from './support/atlas-project';
import { AwsRefusal, AwsServer, DENIED } from '../../../support/aws-server';
import { template as sampleTemplate } from '../../../support/assemblies';
import { cluster, ordersTable } from '../../../support/orders-table';

const PROJECT = '5f3c0a51e4b0c0ffee000001';
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const SECRET = 'cfn/atlas/profile/default';
const TYPES = ['MongoDB::Atlas::Cluster', 'MongoDB::Atlas::Project'];
const bootstrap = (version: string) => ({
  Stacks: [{ StackName: 'CDKToolkit', Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: version }] }],
});
const active = (names: readonly string[]) => ({ TypeSummaries: names.map((TypeName) => ({ TypeName })) });

const ZONES = ['eu-west-1c', 'eu-west-1a', 'eu-west-1b'];
const zones = (names: readonly string[]) => ({ availabilityZoneInfo: names.map((zoneName) => ({ zoneName })) });
const SERVICE = (name: string) => `com.amazonaws.eu-west-1.${name}`;
const services = (of: Readonly<Record<string, readonly string[]>>) => ({
  serviceDetailSet: Object.entries(of).map(([name, availabilityZoneSet]) => ({
    serviceName: SERVICE(name),
    availabilityZoneSet,
  })),
});
const ROLES = 'arn:aws:iam::123456789012:role';
const stackResources = (of: Readonly<Record<string, object>>) => (input: Record<string, any>) =>
  of[input['StackName']] ?? new AwsRefusal('ValidationError', 'does not exist');

const endpoint = (ServiceName: unknown, VpcEndpointType: string) => ({
  Type: 'AWS::EC2::VPCEndpoint',
  Properties: { ServiceName, VpcEndpointType },
});
const network: any = {
  Resources: {
    Gateway: endpoint({ 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.dynamodb']] }, 'Gateway'),
    Streams: endpoint(SERVICE('dynamodb-streams'), 'Interface'),
    Atlas: endpoint({ 'Fn::GetAtt': ['Service', 'EndpointServiceName'] }, 'Interface'),
  },
};
const API: any = { Resources: { Stage: { Type: 'AWS::ApiGateway::Stage' } } };
const ACCOUNT: any = { Resources: { Account: { Type: 'AWS::ApiGateway::Account' } } };
const ALL = { Network: network, Api: API, ApiGatewayAccount: ACCOUNT };

/** What the CDK writes into a template, as far as it is read. */
const template: any = {
  Resources: Object.fromEntries(TYPES.map((Type, index) => [`Resource${index}`, { Type }])),
  Rules: {
    CheckBootstrapVersion: {
      Assertions: [
        { Assert: { 'Fn::Not': [{ 'Fn::Contains': [['1', '2', '3', '4', '5'], { Ref: 'BootstrapVersion' }] }] } },
      ],
    },
  },
};

let aws: AwsServer;
let atlas: AtlasAdminApi;

beforeEach(async () => {
  atlas = await AtlasAdminApi.start(KEY, [new AtlasProject(PROJECT).route]);
  aws = await AwsServer.start();
  aws
    .on('sts:GetCallerIdentity', { Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/somebody' })
    .on('cloudformation:DescribeStacks', bootstrap('28'))
    .on('cloudformation:ListTypes', active(TYPES))
    .on('secretsmanager:DescribeSecret', { Name: SECRET })
    .on('ec2:DescribeAvailabilityZones', zones(ZONES))
    .on('ec2:DescribeSubnets', { subnetSet: [] })
    .on('ec2:DescribeVpcEndpointServices', services({ dynamodb: [], 'dynamodb-streams': ZONES }))
    .on('apigateway:GetAccount', {})
    .on('cloudformation:DescribeStackResources', stackResources({}))
    .on('secretsmanager:GetSecretValue', () => ({ SecretString: secret() }));
});
afterEach(async () => {
  await aws.stop();
  await atlas.stop();
});

const secret = (key = KEY): string =>
  JSON.stringify({ PublicKey: key.publicKey, PrivateKey: key.privateKey, BaseUrl: atlas.baseUrl });

let stacks: Record<string, unknown> = ALL;
afterEach(() => (stacks = ALL));

const run = (line: string, env: NodeJS.ProcessEnv = process.env, access: object = aws.access) =>
  runLine(
    doctorOf({
      // What this machine has downloaded is no part of any test, and takes long to read.
      machine: { env, nodeVersion: process.versions.node, cache: '/nowhere' },
      access,
      synthesize: () =>
        Promise.resolve({ templates: new Map(Object.entries({ Atlas: template, ...stacks })) as never }),
    }),
    line.split(' ').filter(Boolean),
  );

/** Each finding of a mode by its title, as `STATE: DETAIL`. */
async function findings(line: string): Promise<Record<string, string>> {
  const { out } = await run(`${line} --json`);
  const { sections } = JSON.parse(out);
  return Object.fromEntries(
    sections.flatMap(({ findings: all }: any) => all.map((one: any) => [one.title, `${one.state}: ${one.detail}`])),
  );
}

describe('for a deployment', () => {
  it('finds all that is needed', async () => {
    expect(await findings('--mode deploy')).toStrictEqual({
      'Node 20.19 or later': `ok: this is ${process.versions.node}`,
      'AWS credentials': 'ok: account 123456789012',
      'CDK bootstrap in eu-west-1': 'ok: version 28',
      'Availability zones in eu-west-1': 'ok: 3 of eu-west-1a, eu-west-1b, eu-west-1c',
      'VPC endpoint services in eu-west-1': `ok: ${SERVICE('dynamodb')}, ${SERVICE('dynamodb-streams')}`,
      'API Gateway’s log role in eu-west-1': 'ok: none is set; stack ApiGatewayAccount sets one',
      'Atlas resource types active in eu-west-1': 'ok: all 2 that the profile uses',
      'Secret cfn/atlas/profile/default in eu-west-1': 'ok: there',
      'Atlas API key': 'ok: signs in; whether it may create a project, a deployment shows',
      'Deployed stacks': 'ok: none of this app',
    });
    expect((await run('--mode deploy')).exitCode).toBe(0);
  });

  it('says what it costs to leave running, or why that cannot be told', async () => {
    expect((await run('--mode deploy')).out).toContain('\n    cannot be told: ');
    const resources = { ...ordersTable('on-demand', 'us-east-1'), ...cluster() };
    stacks = { ...ALL, Atlas: { Resources: {} }, Tables: sampleTemplate(resources) };
    const { out } = await run('--mode deploy');
    expect(out).toMatch(
      /\n {2}Left running, .*\n {4}DynamoDB: at least \d.*\n {4}MongoDB Atlas: at least 12\.96 USD a day, /,
    );
    expect(out).toMatch(/\n {4}Together: at least .*\n {4}Prices of 20/);
  });

  it('asks questions only', async () => {
    await run('--mode deploy');
    expect(aws.calls.filter((call) => !/:(Get|List|Describe)/.test(call))).toStrictEqual([]);
    expect(new Set(atlas.exchanges.map(({ operation }) => operation.method))).toStrictEqual(new Set(['GET']));
  });

  it('asks what docs/verify.md says that its credentials need, and no more', async () => {
    await run('--mode deploy');
    const page = readFileSync('docs/verify.md', 'utf8').split('## What `npm run doctor` needs')[1] ?? '';
    const policy = JSON.parse(/```json\n([^`]+)```/.exec(page)?.[1] ?? '');
    const documented = policy.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action);
    // A request to API Gateway is allowed by its method.
    const asked = new Set(aws.calls.map((call) => (call === 'apigateway:GetAccount' ? 'apigateway:GET' : call)));
    const ofDeployedStacks = 'cloudformation:GetTemplate';
    // Whose the credentials are, everybody may ask.
    expect([...documented, 'sts:GetCallerIdentity'].sort()).toStrictEqual([...asked, ofDeployedStacks].sort());
  });

  it('asks in the region that is named, for stacks of replicas elsewhere, and for the key that is named', async () => {
    const found = await findings('--mode deploy -c region=us-east-1 -c atlas.profile=team');
    expect(found['Secret cfn/atlas/profile/team in us-east-1']).toBe('ok: there');
    expect([...aws.regions].sort()).toStrictEqual(['eu-central-1', 'us-east-1']);
  });

  it('asks for the bootstrap of a replica’s region as well', async () => {
    aws.on('cloudformation:DescribeStacks', (_input, region) =>
      region === 'eu-west-1' ? bootstrap('28') : new AwsRefusal('ValidationError', 'does not exist'),
    );
    const { out, exitCode } = await run('--mode deploy -c profile=production');
    expect(out).toContain('missing      CDK bootstrap in eu-central-1: there is no stack CDKToolkit');
    expect(out).toContain('to mend it: npx cdk bootstrap aws://123456789012/eu-central-1');
    expect(exitCode).toBe(1);
  });

  it('refuses a bootstrap that the templates refuse', async () => {
    aws.on('cloudformation:DescribeStacks', bootstrap('5'));
    expect((await findings('--mode deploy'))['CDK bootstrap in eu-west-1']).toBe(
      'missing: version 5 is too old for these templates',
    );
  });

  it.each([
    [[], 'none of 2: MongoDB::Atlas::Cluster, MongoDB::Atlas::Project', 'npx cdk deploy AtlasExtensions'],
    [
      ATLAS_TYPES.filter((name) => !['MongoDB::Atlas::Cluster', 'MongoDB::Atlas::Trigger'].includes(name)),
      'not active: MongoDB::Atlas::Cluster',
      `npx cdk deploy AtlasExtensions -c 'atlas.activateTypes=["MongoDB::Atlas::Cluster","MongoDB::Atlas::Trigger"]'`,
    ],
  ])('names the types that are not active when %j are', async (names, detail, mend) => {
    aws.on('cloudformation:ListTypes', active(names));
    const { out } = await run('--mode deploy');
    expect(out).toContain(`missing      Atlas resource types active in eu-west-1: ${detail}`);
    expect(out).toContain(mend);
  });

  it.each([
    [new AwsRefusal('ResourceNotFoundException'), 'missing: there is none of that name'],
    [{ DeletedDate: 1_795_000_000 }, 'missing: it is scheduled for deletion since 2026-11-18T11:06:40.000Z'],
    [DENIED, expect.stringContaining('not checked: The credentials may not call secretsmanager:DescribeSecret')],
  ])('does not ask Atlas without a secret', async (answer, expected) => {
    aws.on('secretsmanager:DescribeSecret', answer);
    const found = await findings('--mode deploy');
    expect(found[`Secret ${SECRET} in eu-west-1`]).toStrictEqual(expected);
    expect(found['Atlas API key']).toBe('not checked: its secret cannot be read');
  });

  it('says what it may not ask, and goes on', async () => {
    aws.on('cloudformation:ListTypes', DENIED).on('cloudformation:DescribeStacks', DENIED);
    const found = await findings('--mode deploy');
    expect(Object.values(found).map((text) => text.split(':')[0])).toStrictEqual([
      'ok',
      'ok',
      'not checked',
      'ok',
      'ok',
      'ok',
      'not checked',
      'ok',
      'ok',
      'not checked',
      'not checked',
    ]);
    expect((await run('--mode deploy')).exitCode).toBe(1);
  });

  it('sees the project of a stack that is there', async () => {
    const PhysicalResourceId = `${PROJECT}|default`;
    const Atlas = { StackResources: [{ ResourceType: 'MongoDB::Atlas::Project', PhysicalResourceId }] };
    aws.on('cloudformation:DescribeStackResources', stackResources({ Atlas }));
    expect((await findings('--mode deploy'))['Atlas API key']).toBe(
      'ok: signs in, and sees project orders of stack Atlas',
    );
  });
});

describe('the zones of the VPC', () => {
  const finding = async () => (await findings('--mode deploy'))['Availability zones in eu-west-1'];
  const inZones = (...names: string[]) => ({ subnetSet: names.map((availabilityZone) => ({ availabilityZone })) });

  it('are too few where the account has fewer', async () => {
    aws.on('ec2:DescribeAvailabilityZones', zones(['eu-west-1c', 'eu-west-1a']));
    expect(await finding()).toBe('missing: the VPC takes 3, and CloudFormation sees eu-west-1a, eu-west-1c');
    const { out, exitCode } = await run('--mode deploy');
    expect(out).toContain('to mend it: -c zones=2, or another region');
    expect(exitCode).toBe(1);
  });

  it('are those with a default subnet, where some have one', async () => {
    aws.on('ec2:DescribeSubnets', inZones('eu-west-1b', 'eu-west-1c'));
    expect(await finding()).toBe('missing: the VPC takes 3, and CloudFormation sees eu-west-1b, eu-west-1c');
  });

  it.each(['ec2:DescribeAvailabilityZones', 'ec2:DescribeSubnets'])('are not known without %s', async (call) => {
    aws.on(call, new AwsRefusal('UnauthorizedOperation', 'You are not authorized', 403));
    const found = await findings('--mode deploy');
    expect(found['Availability zones in eu-west-1']).toMatch(/^not checked: The credentials may not call ec2:Describe/);
    expect(found['VPC endpoint services in eu-west-1']).toBe('not checked: the zones are not known');
  });
});

describe('a service that the VPC has an endpoint for', () => {
  it.each([
    [
      'in a zone of the VPC',
      { dynamodb: [], 'dynamodb-streams': ZONES.slice(1) },
      'dynamodb-streams is not in eu-west-1c',
    ],
    ['at all', { 'dynamodb-streams': ZONES }, 'dynamodb is not offered'],
  ])('is not offered %s', async (_where, offered, detail) => {
    aws.on('ec2:DescribeVpcEndpointServices', services(offered));
    const found = await findings('--mode deploy');
    expect(found['VPC endpoint services in eu-west-1']).toBe(`missing: com.amazonaws.eu-west-1.${detail}`);
  });

  it('is asked for by the names that are known before the deployment', async () => {
    const asked: unknown[] = [];
    aws.on('ec2:DescribeVpcEndpointServices', (input) => {
      asked.push(input['Filter.1.Value.1'], input['Filter.1.Value.2'], input['Filter.1.Value.3']);
      return services({});
    });
    await run('--mode deploy');
    expect(asked).toStrictEqual([SERVICE('dynamodb'), SERVICE('dynamodb-streams'), undefined]);
  });

  it('is not judged where it cannot be asked for', async () => {
    aws.on('ec2:DescribeVpcEndpointServices', new AwsRefusal('UnauthorizedOperation', 'You are not authorized', 403));
    const found = await findings('--mode deploy');
    expect(found['VPC endpoint services in eu-west-1']).toMatch(/^not checked: .* ec2:DescribeVpcEndpointServices/);
  });
});

describe('the role that API Gateway logs with', () => {
  const finding = async () => (await findings('--mode deploy'))['API Gateway’s log role in eu-west-1'];

  it('would be replaced where it is another’s, which is said with both ways out', async () => {
    aws.on('apigateway:GetAccount', { cloudwatchRoleArn: `${ROLES}/theirs` });
    const { out, exitCode } = await run('--mode deploy');
    expect(out).toContain(`(optional): ${ROLES}/theirs, set by others`);
    expect(out).toContain('stack ApiGatewayAccount replaces it, for all APIs of the account');
    expect(out).toContain('keep it with -c apiLogRole=false in every command');
    expect(out).toContain(
      `npx cdk deploy ApiGatewayAccount --parameters ApiGatewayAccount:PreviousLogRoleArn=${ROLES}/theirs`,
    );
    expect(exitCode).toBe(0);
  });

  it('is the app’s own once its stack is there', async () => {
    const ApiGatewayAccount = { StackResources: [{ ResourceType: 'AWS::IAM::Role', PhysicalResourceId: 'ours' }] };
    aws
      .on('apigateway:GetAccount', { cloudwatchRoleArn: `${ROLES}/ours` })
      .on('cloudformation:DescribeStackResources', stackResources({ ApiGatewayAccount }));
    expect(await finding()).toBe(`ok: ${ROLES}/ours, by stack ApiGatewayAccount`);
  });

  it('is needed where the app leaves it alone', async () => {
    stacks = { Network: network, Api: API };
    expect(await finding()).toBe('missing: none is set, and stack ApiGatewayAccount is not in the app');
    aws.on('apigateway:GetAccount', { cloudwatchRoleArn: `${ROLES}/theirs` });
    expect(await finding()).toBe(`ok: ${ROLES}/theirs`);
  });

  it('does not matter without an API', async () => {
    stacks = { Network: network };
    expect(await finding()).toBeUndefined();
    expect(aws.calls).not.toContain('apigateway:GetAccount');
  });

  it('is not judged where it cannot be asked for', async () => {
    aws.on('apigateway:GetAccount', DENIED);
    expect(await finding()).toMatch(/^not checked: The credentials may not call apigateway:GetAccount/);
  });
});

describe('an API key that does not work', () => {
  const keyFinding = async () => (await findings('--mode deploy'))['Atlas API key'];

  it('is wrong', async () => {
    aws.on('secretsmanager:GetSecretValue', () => ({ SecretString: secret({ ...KEY, privateKey: 'another' }) }));
    expect(await keyFinding()).toMatch(/^missing: Atlas refused to sign in: HTTP 401 UNAUTHORIZED/);
  });

  it('may not be used from here', async () => {
    const body = { error: 403, errorCode: 'IP_ADDRESS_NOT_ON_ACCESS_LIST' };
    atlas.faults.plan('GET', { status: 403, body });
    expect(await keyFinding()).toMatch(
      /^missing: .*IP_ADDRESS_NOT_ON_ACCESS_LIST.*access list that lets this address in/,
    );
  });

  it('is not judged where it is AWS that lets nobody read it', async () => {
    aws.on('secretsmanager:GetSecretValue', DENIED);
    expect(await keyFinding()).toMatch(/^not checked: The credentials may not call secretsmanager:GetSecretValue/);
    expect(atlas.exchanges).toStrictEqual([]);
  });

  it('is not a key', async () => {
    aws.on('secretsmanager:GetSecretValue', { SecretString: '{"PublicKey":"hush"}' });
    expect(await keyFinding()).toMatch(/^missing: the secret .* is not \{"PublicKey"/);
    expect((await run('--mode deploy')).out).not.toContain('hush');
  });

  it('cannot be judged while Atlas is overloaded, or not there', async () => {
    atlas.faults.plan('GET', { status: 503, body: { error: 503, errorCode: 'BUSY', detail: KEY.privateKey } });
    expect(await keyFinding()).toBe(
      'not checked: Atlas refused to sign in: HTTP 503 BUSY ((private key)). Try again later.',
    );
    const gone = secret();
    aws.on('secretsmanager:GetSecretValue', { SecretString: gone });
    await atlas.stop();
    expect(await keyFinding()).toMatch(
      /^not checked: Atlas was asked to sign in, and there was no answer \(ECONNREFUSED\)/,
    );
    atlas = await AtlasAdminApi.start(KEY, []);
  });

  it('is shown nowhere', async () => {
    const detail = `Key ${KEY.publicKey} with ${KEY.privateKey} is refused.`;
    atlas.faults.plan('GET', { status: 403, body: { error: 403, errorCode: 'FORBIDDEN', detail } });
    const { out, err } = await run('--mode deploy --json');
    expect(out).toContain('FORBIDDEN');
    expect(out + err).not.toMatch(/publicky|01234567-89ab|not-a-secret|AKIAEXAMPLE/);
  });
});

describe('without credentials', () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) if (/^AWS_(?!SDK_)/.test(name)) delete process.env[name];
    process.env['AWS_CONFIG_FILE'] = process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/dev/null';
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });

  it('asks nobody, and says why', async () => {
    const { out, exitCode } = await run('--mode deploy', process.env, { endpoint: aws.access.endpoint });
    expect(out).toContain('missing      AWS credentials: There are no AWS credentials.');
    for (const title of ['Availability zones in eu-west-1', 'VPC endpoint services in eu-west-1', 'Atlas API key'])
      expect(out).toContain(`not checked  ${title}: nothing can be asked without them`);
    expect([exitCode, aws.calls]).toStrictEqual([1, []]);
  });

  it('passes no verdict on them where AWS is not reached', async () => {
    aws.on('sts:GetCallerIdentity', new AwsRefusal('TimeoutError'));
    const found = await findings('--mode deploy');
    expect(found['AWS credentials']).toContain('not checked: sts:GetCallerIdentity was not answered');
  });

  it('or with some that AWS does not accept', async () => {
    aws.on('sts:GetCallerIdentity', new AwsRefusal('InvalidClientTokenId'));
    const found = await findings('--mode deploy');
    expect(found['AWS credentials']).toContain('AWS does not accept the credentials (InvalidClientTokenId');
  });
});

describe('for this machine', () => {
  it('says what a bare one lacks, and what that means', async () => {
    const { out, exitCode } = await run('--mode local', {
      PATH: '/nowhere',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
    });
    expect(exitCode).toBe(1);
    expect(out).toMatch(/missing +Python 3.10 or later: .*no python3 on the PATH/);
    expect(out).toContain('without it: the Atlas side’s API is left out of npm start');
    expect(out).toContain(`Node 22 or later, for the AWS SDK (optional): this is ${process.versions.node}`);
    expect(out).toMatch(/missing +Java 17 or later \(optional\): no java on the PATH/);
    expect(out).toMatch(/ok +Local DynamoDB \(optional\): the server at DYNAMODB_ENDPOINT/);
    expect(out).toContain('Not everything that npm start needs was seen to be there.');
    expect(aws.calls).toStrictEqual([]);
  });

  it('does not call ok what was downloaded and is no longer whole', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'doctor-'));
    mkdirSync(join(cache, 'mongod-8.2.6'), { mode: 0o700 });
    writeFileSync(join(cache, 'mongod-8.2.6', 'mongod'), '');
    const found = await localChecks({ env: { PATH: '/nowhere' }, nodeVersion: '22.1.0', cache });
    rmSync(cache, { recursive: true });
    expect(found).toContainEqual(
      expect.objectContaining({
        title: 'Server of the MongoDB protocol',
        state: 'in the way',
        detail: expect.stringContaining('was not made to its end'),
        mend: 'npm start',
      }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ title: 'Private Python environment with MiniStack', state: 'missing' }),
    );
  });

  it('never shows the address of a server that is not local', async () => {
    const MONGODB_URI = 'mongodb://user:hush@db.example.com/';
    const { out } = await run('--mode local', { PATH: '/nowhere', MONGODB_URI });
    expect(out).toContain('to mend it: unset MONGODB_URI');
    expect(out).not.toContain('hush');
  });

  it.each([
    ['20.19.0', 'ok'],
    ['22.1.0', 'ok'],
    ['20.18.9', 'missing'],
    ['18.20.0', 'missing'],
  ])('judges Node %s', (nodeVersion, state) => {
    expect(nodeCheck({ env: {}, nodeVersion })).toMatchObject({ state });
  });

  it.each([
    ['22.0.0', 'ok'],
    ['20.19.0', 'missing'],
  ])('judges Node %s for the AWS SDK, and can do without', (nodeVersion, state) => {
    expect(sdkNodeCheck({ env: {}, nodeVersion })).toMatchObject({ state, optional: true });
  });
});

it.each(['--mode cloud', '-c profile=nobody', '-c profile', '-c profile=production -c region=eu-central-1', 'now'])(
  'refuses %s',
  async (line) => {
    const { exitCode, err, out } = await run(line);
    expect([exitCode, out]).toStrictEqual([2, '']);
    expect(err).not.toBe('');
    expect(aws.calls).toStrictEqual([]);
  },
);
