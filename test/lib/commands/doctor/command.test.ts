/** The command against a mock of AWS and the Atlas Admin API of this machine. */
import { doctorOf } from '../../../../lib/commands/doctor/command';
import { nodeCheck, sdkNodeCheck } from '../../../../lib/commands/doctor/local-checks';
import { ATLAS_TYPES } from '../../../../lib/settings/atlas-types';
import { AtlasAdminApi } from '../../../support/atlas-admin-api/server';
import { runLine } from '../../../support/command-line';
import { AtlasProject } from './support/atlas-project';
import { AwsRefusal, AwsServer, DENIED } from '../../../support/aws-server';

const PROJECT = '5f3c0a51e4b0c0ffee000001';
const KEY = { publicKey: 'publicky', privateKey: '01234567-89ab-cdef-0123-456789abcdef' };
const SECRET = 'cfn/atlas/profile/default';
const TYPES = ['MongoDB::Atlas::Cluster', 'MongoDB::Atlas::Project'];
const bootstrap = (version: string) => ({
  Stacks: [{ StackName: 'CDKToolkit', Outputs: [{ OutputKey: 'BootstrapVersion', OutputValue: version }] }],
});
const active = (names: readonly string[]) => ({ TypeSummaries: names.map((TypeName) => ({ TypeName })) });

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
    .on(
      'cloudformation:DescribeStackResources',
      new AwsRefusal('ValidationError', 'Stack with id Atlas does not exist'),
    )
    .on('secretsmanager:GetSecretValue', () => ({ SecretString: secret() }));
});
afterEach(async () => {
  await aws.stop();
  await atlas.stop();
});

const secret = (key = KEY): string =>
  JSON.stringify({ PublicKey: key.publicKey, PrivateKey: key.privateKey, BaseUrl: atlas.baseUrl });

const run = (line: string, env: NodeJS.ProcessEnv = process.env, access: object = aws.access) =>
  runLine(
    doctorOf({
      machine: { env, nodeVersion: process.versions.node },
      access,
      synthesize: () => Promise.resolve({ templates: new Map([['Atlas', template]]) }),
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
    expect(await findings('--mode deploy')).toEqual({
      'Node 20.19 or later': `ok: this is ${process.versions.node}`,
      'AWS credentials': 'ok: account 123456789012',
      'CDK bootstrap in eu-west-1': 'ok: version 28',
      'Atlas resource types active in eu-west-1': 'ok: all 2 that the profile uses',
      'Secret cfn/atlas/profile/default in eu-west-1': 'ok: there',
      'Atlas API key': 'ok: signs in; whether it may create a project, a deployment shows',
      'Deployed stacks': 'ok: none of this app',
    });
    expect((await run('--mode deploy')).exitCode).toBe(0);
  });

  it('asks questions only', async () => {
    await run('--mode deploy');
    expect(aws.calls.filter((call) => !/:(Get|List|Describe)/.test(call))).toEqual([]);
    expect(new Set(atlas.exchanges.map(({ operation }) => operation.method))).toEqual(new Set(['GET']));
  });

  it('asks in the region that is named, for stacks of replicas elsewhere, and for the key that is named', async () => {
    const found = await findings('--mode deploy --region us-east-1 --atlas-profile team');
    expect(found['Secret cfn/atlas/profile/team in us-east-1']).toBe('ok: there');
    expect([...aws.regions].sort()).toEqual(['eu-central-1', 'us-east-1']);
  });

  it('asks for the bootstrap of a replica’s region as well', async () => {
    aws.on('cloudformation:DescribeStacks', (_input, region) =>
      region === 'eu-west-1' ? bootstrap('28') : new AwsRefusal('ValidationError', 'does not exist'),
    );
    const { out, exitCode } = await run('--mode deploy --profile production');
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
    expect(found[`Secret ${SECRET} in eu-west-1`]).toEqual(expected);
    expect(found['Atlas API key']).toBe('not checked: its secret cannot be read');
  });

  it('says what it may not ask, and goes on', async () => {
    aws.on('cloudformation:ListTypes', DENIED).on('cloudformation:DescribeStacks', DENIED);
    const found = await findings('--mode deploy');
    expect(Object.values(found).map((text) => text.split(':')[0])).toEqual([
      'ok',
      'ok',
      'not checked',
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
    aws.on('cloudformation:DescribeStackResources', {
      StackResources: [{ ResourceType: 'MongoDB::Atlas::Project', PhysicalResourceId }],
    });
    expect((await findings('--mode deploy'))['Atlas API key']).toBe(
      'ok: signs in, and sees project orders of stack Atlas',
    );
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
    expect(atlas.exchanges).toEqual([]);
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
    expect(out).toContain('not checked  Atlas API key: nothing can be asked without them');
    expect([exitCode, aws.calls]).toEqual([1, []]);
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
    expect(out).toMatch(/missing +Maven \(optional\): no mvn on the PATH/);
    expect(out).toMatch(/ok +Local DynamoDB \(optional\): the server at DYNAMODB_ENDPOINT/);
    expect(out).toContain('Not everything that npm start needs was seen to be there.');
    expect(aws.calls).toEqual([]);
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

it.each(['--mode cloud', '--profile nobody', '--region nowhere', '--profile production --region eu-central-1', 'now'])(
  'refuses %s',
  async (line) => {
    const { exitCode, err, out } = await run(line);
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).not.toBe('');
    expect(aws.calls).toEqual([]);
  },
);
