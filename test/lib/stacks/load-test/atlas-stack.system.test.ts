import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ordersApp } from '../../../../lib/stacks/app';
import type { ProfileName } from '../../../../lib/settings/schema';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { statementsIn, statementsOfRole } from '../../../support/policies';
import { stableSnapshot } from '../../../support/stable-snapshot';
import { contextOf, synthStacks, synthTemplate } from '../../../support/synth';

const ON = { 'loadTest.enabled': true, 'loadTest.maxConcurrency': 20, 'loadTest.memoryMb': 1_024 };
const GIVEN = { 'atlas.connectionString': 'mongodb+srv://orders.example.net/' };
const template = synthTemplate('AtlasLoadTest', 'trial', ON);
const atlas = synthTemplate('Atlas', 'trial', ON);
const worker = onlyResource(template, 'AWS::Lambda::Function');
const role = onlyResource(atlas, 'AWS::IAM::Role', 'LoadRole');

const appOf = (profile: ProfileName, overrides: Record<string, unknown>) =>
  ordersApp({ context: contextOf(profile, { ...ON, ...overrides }), builtinCloudFormationValidation: false });

describe('the stack that loads Atlas', () => {
  it('synthesizes as before', () => expect(stableSnapshot(template)).toMatchSnapshot());

  it('is there for a cluster that exists already, and names the role that is to be bound', () => {
    const stack = appOf('trial', GIVEN).node.findChild('AtlasLoadTest');
    expect(stack.node.children.map(({ node }) => node.id)).toStrictEqual(
      expect.arrayContaining(['LoadRole', 'LoadRoleArn']),
    );
  });

  it.each<[string, ProfileName, Record<string, unknown>]>([
    ['cannot be peered', 'free', {}],
    ['is not peered', 'trial', { 'atlas.peering': false }],
    ['is reached by a private endpoint alone', 'production', { 'atlas.peering': false, 'atlas.customerKey': false }],
    [
      'is a server on somebody’s machine',
      'trial',
      { 'atlas.connectionString': 'mongodb://127.0.0.1/', 'atlas.auth': 'none' },
    ],
  ])('is not there for a cluster that %s: the table is loaded all the same', (_what, profile, overrides) => {
    const stacks = appOf(profile, overrides).node.children.map(({ node }) => node.id);
    expect(stacks).toContain('LoadTest');
    expect(stacks).not.toContain('AtlasLoadTest');
  });

  it('comes after the indexes, and after the bucket of its results', () => {
    const needed = synthStacks('trial', ON)
      .get('AtlasLoadTest')!
      .dependencies.map(({ node }) => node.id);
    expect(needed).toStrictEqual(expect.arrayContaining(['AtlasApi', 'LoadTest', 'Network', 'Atlas']));
  });

  it('is not needed by the one that loads the table', () => {
    const needed = synthStacks('trial', ON)
      .get('LoadTest')!
      .dependencies.map(({ node }) => node.id);
    expect(needed.filter((name) => name.startsWith('Atlas'))).toStrictEqual([]);
  });

  it('has the state machine that the table’s has, of its own worker', () => {
    const definitionIn = (of: Template) =>
      textOf(onlyResource(of, 'AWS::StepFunctions::StateMachine').Properties.DefinitionString);
    const others = synthTemplate('LoadTest', 'trial', ON);
    const other = onlyResource(others, 'AWS::Lambda::Function').id;
    expect(definitionIn(template)).toContain(`\${${worker.id}.Arn}`);
    expect(definitionIn(template)).toBe(definitionIn(others).replaceAll(other, worker.id));
  });

  it('has no finding of AwsSolutions that is not accepted with a reason', () => {
    const stack = synthStacks('trial', ON).get('AtlasLoadTest')!;
    expect(new AwsSolutionsChecks(stack).validateScope(stack).violations).toStrictEqual([]);
  });
});

describe('a worker', () => {
  it('signs in as a user that may do with orders what the one of the API may', () => {
    const users = Object.values(resourcesOf(atlas, 'MongoDB::Atlas::DatabaseUser')).map(({ Properties }) => Properties);
    const userOf = (id: string) => users.find(({ Username }) => textOf(Username).startsWith(`\${${id}`));
    const { Username: name, ...user } = userOf('LoadRole');
    expect(textOf(name)).toBe(`\${${role.id}.Arn}`);
    expect(userOf('OrdersRole')).toStrictEqual({ ...user, Username: expect.anything() });
    expect(user.Roles).toStrictEqual([{ RoleName: 'ordersReadWrite', DatabaseName: 'admin' }]);
    expect(textOf(worker.Properties.Role)).toMatch(new RegExp(role.id));
  });

  it('writes results, and may do nothing else in AWS but log', () => {
    const policy = onlyResource(template, 'AWS::IAM::Policy', 'Worker');
    expect(policy.Properties.Roles.map(textOf)).toStrictEqual([expect.stringContaining(role.id)]);
    expect(statementsIn(policy)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['s3:PutObject'],
        resources: ['arn:aws:s3:::${LoadResultsBucketName}/runs/*'],
      },
    ]);
    const others = statementsOfRole(atlas, role.id).flatMap(({ actions }) => actions);
    expect(others).toStrictEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });

  it('knows the cluster by its connection string, and signs in to nothing without', () => {
    const { Variables: told } = worker.Properties.Environment;
    expect(textOf(told.CONNECTION_STRING)).toContain('ConnectionStringsStandardSrv');
    expect(told).toMatchObject({ AUTH: 'aws-iam', DATABASE: 'orders', COLLECTION: 'orders' });
    expect(textOf(told.BUCKET_NAME)).toBe('${LoadResultsBucketName}');
  });

  it('reaches Atlas’s network from every isolated subnet, and beside it HTTPS alone, for S3', () => {
    const ways = Object.values(resourcesOf(template, 'AWS::EC2::SecurityGroup'))
      .flatMap(({ Properties }) => Properties.SecurityGroupEgress)
      .map(({ CidrIp: to, FromPort: from, ToPort: up }) => [to, from, up]);
    expect(ways).toStrictEqual([
      ['192.168.248.0/21', 27015, 27017],
      ['0.0.0.0/0', 443, 443],
    ]);
    expect(worker.Properties.VpcConfig.SecurityGroupIds).toHaveLength(2);
    expect(worker.Properties.VpcConfig.SubnetIds).toHaveLength(3);
  });

  it('is called once, with the memory of the setting and all the time there is', () => {
    expect(worker.Properties).toMatchObject({ MemorySize: 1_024, Timeout: 900 });
    expect(onlyResource(template, 'AWS::Lambda::EventInvokeConfig').Properties.MaximumRetryAttempts).toBe(0);
  });
});
