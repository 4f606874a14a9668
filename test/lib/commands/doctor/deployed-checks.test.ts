/** What is deployed already, by a mock of CloudFormation on this machine. */
import type { Assembly } from '../../../../lib/assembly/assembly';
import { replicaStack } from '../../../../lib/assembly/names';
import { deployedChecks } from '../../../../lib/commands/doctor/deployed-checks';
import type { Finding } from '../../../../lib/commands/doctor/finding';
import { changeRules } from '../../../../lib/stacks/validation/change-rules';
import { AwsServer, DENIED } from '../../../support/aws-server';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const table = (...regions: string[]) => ({
  Orders: { Type: TABLE, Properties: { TableName: 'orders', Replicas: regions.map((Region) => ({ Region })) } },
});

/** As it was deployed with a profile; with the parameter that guards it unless it is from before there was one. */
const template = (profile: string, Resources: object = {}, isGuarded = true) => ({
  Metadata: { Profile: profile },
  Parameters: isGuarded ? { Profile: { Type: 'String' } } : {},
  Resources,
});

interface Deployed {
  readonly region?: string;
  readonly status?: string;
  readonly parameters?: Record<string, string>;
  readonly template: object;
}

let aws: AwsServer;
beforeEach(async () => (aws = await AwsServer.start()));
afterEach(() => aws.stop());

function deploy(stacks: Record<string, Deployed>): void {
  const all = Object.entries(stacks).map(([name, stack]) => ({ name, region: 'eu-west-1', ...stack }));
  aws.on('cloudformation:DescribeStacks', (_input, region) => ({
    Stacks: all
      .filter((stack) => stack.region === region)
      .map(({ name, status = 'UPDATE_COMPLETE', parameters = {} }) => ({
        StackName: name,
        StackId: name,
        StackStatus: status,
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
          ParameterKey,
          ParameterValue,
        })),
      })),
  }));
  aws.on('cloudformation:GetTemplate', ({ StackName }) => ({
    TemplateBody: JSON.stringify(stacks[StackName]?.template),
  }));
}

const TRIAL: Assembly = {
  profile: 'trial',
  templates: new Map([['DynamoDb', template('trial', table('eu-west-1')) as any]]),
};

async function findings(assembly: Assembly = TRIAL): Promise<readonly Finding[]> {
  const account = { id: '123456789012', partition: 'aws', access: aws.access };
  const needs = { region: 'eu-west-1', regions: ['eu-west-1'], profile: 'trial', keyProfile: 'default', assembly };
  const others = { atlasTypes: [], refusedBootstraps: [], zones: 3, endpointServices: [], logRole: 'none' } as const;
  return deployedChecks(account, { ...needs, ...others });
}

const finding = async (title: string) => (await findings()).find((one) => one.title.startsWith(title));

it('finds nothing in the way of the same profile', async () => {
  deploy({ DynamoDb: { template: template('trial', table('eu-west-1')) } });
  expect((await findings()).map(({ title, state, detail }) => [title, state, detail])).toStrictEqual([
    ['Deployed stacks', 'ok', 'DynamoDb'],
    ['Profile of the deployed stacks', 'ok', 'trial'],
    ['Deployed stacks that trial lacks', 'ok', 'none'],
    ['Changes that a service refuses', 'ok', expect.stringContaining(`none of those that ${changeRules.length} rules`)],
  ]);
});

it.each([
  [true, 'CloudFormation refuses the templates of trial'],
  [false, 'DynamoDb would be changed to trial without a question'],
])('names the profile of what is deployed, guarded: %s', async (isGuarded, means) => {
  deploy({ DynamoDb: { template: template('production', table('eu-west-1'), isGuarded) } });
  expect(await finding('Profile')).toMatchObject({
    state: 'in the way',
    detail: 'DynamoDb: production',
    means: expect.stringContaining(means),
    mend: expect.stringContaining('npm run doctor -- --from production -c profile=trial'),
  });
});

it('lists the stacks that leave the app, of whatever profile and replica, with the command that takes them and no other', async () => {
  const region = 'eu-north-1';
  deploy({
    DynamoDb: { template: template('production', table('eu-west-1', region)) },
    Analytics: { template: template('showcase') },
    [replicaStack(region)]: { region, template: template('production') },
  });
  expect(await finding('Deployed stacks that')).toStrictEqual({
    title: 'Deployed stacks that trial lacks',
    state: 'in the way',
    optional: true,
    detail: 'Analytics in eu-west-1, DynamoDbReplica-eu-north-1 in eu-north-1',
    means: 'no deployment removes them: they stay, and are billed',
    mend:
      'npx cdk destroy Analytics --exclusively -c profile=showcase -c region=eu-west-1; ' +
      'npx cdk destroy DynamoDbReplica-eu-north-1 --exclusively -c profile=production -c region=eu-west-1; ' +
      'before or after the deployment as npm run doctor -- --from showcase -c profile=trial has it',
  });
});

it.each([
  ['another app’s', { template: { Resources: {} } }],
  ['one that failed when it was made', { status: 'ROLLBACK_COMPLETE', template: template('production') }],
  ['a change set that nobody carried out', { status: 'REVIEW_IN_PROGRESS', template: template('production') }],
  ['one of another deployment’s home region', { region: 'eu-central-1', template: template('production') }],
])('passes over %s', async (_what, stack) => {
  deploy({ Network: stack });
  expect(await findings()).toStrictEqual([{ title: 'Deployed stacks', state: 'ok', detail: 'none of this app' }]);
});

it('names the changes that a service would refuse, with the way around', async () => {
  deploy({ DynamoDb: { template: template('trial', table('eu-west-1', 'eu-central-1', 'eu-north-1')) } });
  expect(await finding('Change table-one-replica-at-a-time')).toMatchObject({
    state: 'in the way',
    detail: 'Orders Replicas',
    mend: expect.stringContaining('dynamodb.replicas'),
  });
});

it.each([
  ['default', { state: 'ok', detail: 'default' }],
  [
    'team',
    { state: 'in the way', detail: 'Atlas: team, not default', mend: expect.stringContaining('-c atlas.profile=team') },
  ],
])('compares the API-key profile with the deployed one, %s', async (AtlasProfile, expected) => {
  deploy({ Atlas: { parameters: { AtlasProfile }, template: template('trial') } });
  expect(await finding('API-key')).toMatchObject(expected);
});

it('says what it could not read', async () => {
  deploy({ DynamoDb: { template: template('production') } });
  aws.on('cloudformation:GetTemplate', DENIED);
  expect(await finding('Deployed stacks')).toMatchObject({
    state: 'not checked',
    detail: expect.stringContaining('DynamoDb'),
  });
  expect(await finding('Profile')).toMatchObject({ state: 'ok' });
});

it('says which regions it could not ask, and needs none but those of the profile', async () => {
  aws.on('cloudformation:DescribeStacks', DENIED);
  const detail = expect.stringContaining('cloudformation:DescribeStacks');
  expect(await findings()).toStrictEqual([
    { title: 'Deployed stacks in eu-west-1', state: 'not checked', detail },
    { title: 'Deployed stacks in eu-central-1', state: 'not checked', detail, optional: true },
  ]);
});
