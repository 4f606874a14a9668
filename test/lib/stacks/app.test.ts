import { Token } from 'aws-cdk-lib';
import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ATLAS_LOAD_TEST_STACK, HOME_STACKS, replicaStack, LOAD_TEST_STACK } from '../../../lib/assembly/names';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { ordersApp } from '../../../lib/stacks/app';
import { SettingsError } from '../../../lib/settings/problem';
import { contextOf, synthStacks } from '../../support/synth';

const trial = synthStacks('trial');
const free = synthStacks('free');
const namesOf = (stacks: ReadonlyMap<string, Stack>): string[] => [...stacks.keys()];

describe('the app', () => {
  it('is profile trial where none is chosen', () => {
    const { profile: _profile, ...context } = contextOf('trial');
    const chosen = ordersApp({ context, builtinCloudFormationValidation: false }).node.children.map(
      ({ node }) => node.id,
    );
    expect(chosen).toStrictEqual(namesOf(trial));
  });

  it('has both sides and what serves them', () => {
    expect(namesOf(trial).sort()).toStrictEqual([
      'ApiGatewayAccount',
      'Atlas',
      'AtlasApi',
      'AtlasExtensions',
      'DynamoDb',
      'Network',
    ]);
  });

  it('serves no orders from a cluster that the VPC cannot reach', () => {
    expect(namesOf(free).sort()).toStrictEqual(['Atlas', 'AtlasExtensions', 'DynamoDb', 'Network']);
  });

  it('has only the API of a cluster that exists already', () => {
    const stacks = synthStacks('trial', { 'atlas.connectionString': 'mongodb+srv://orders.example.mongodb.net' });
    expect(namesOf(stacks).sort()).toStrictEqual(['ApiGatewayAccount', 'AtlasApi', 'DynamoDb', 'Network']);
  });

  it('has no stack but those that commands know by name', () => {
    const all = PROFILE_NAMES.flatMap((profile) => namesOf(synthStacks(profile)));
    // Off in every profile.
    all.push(LOAD_TEST_STACK, ATLAS_LOAD_TEST_STACK);
    expect([...new Set(all)].sort()).toStrictEqual([...HOME_STACKS, replicaStack('eu-central-1')].sort());
  });

  it('lets CloudFormation delete its stacks unless they are to be kept', () => {
    const isProtected = (stacks: ReadonlyMap<string, Stack>) => [
      ...new Set([...stacks.values()].map(({ terminationProtection }) => terminationProtection)),
    ];
    expect(isProtected(synthStacks('production'))).toStrictEqual([true]);
    expect(isProtected(synthStacks('showcase'))).toStrictEqual([false]);
    expect(isProtected(synthStacks('production', { removal: 'destroy' }))).toStrictEqual([false]);
  });

  it.each([
    ['free', free],
    ['trial', trial],
    ['production', synthStacks('production')],
    ['showcase', synthStacks('showcase')],
  ])('knows no account in profile %s', (_profile, stacks) => {
    for (const stack of stacks.values()) expect(Token.isUnresolved(stack.account)).toBe(true);
  });

  it('is in the region of the settings', () => {
    const regions = [...synthStacks('trial', { region: 'eu-north-1' }).values()].map(({ region }) => region);
    expect([...new Set(regions)]).toStrictEqual(['eu-north-1']);
  });

  it('tags what holds data, keys, logs or code, on both sides', () => {
    const resources = [...synthStacks('production').values()].flatMap((stack) =>
      Object.values<{ Type: string }>(Template.fromStack(stack).toJSON().Resources),
    );
    const untagged = (type: string): unknown[] => {
      const all = resources.filter(({ Type }) => Type === type);
      return all.length
        ? all.filter((resource) => !JSON.stringify(resource).includes('"application"'))
        : ['none there'];
    };
    const types = ['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::Logs::LogGroup', 'AWS::Lambda::Function'];
    const others = ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'MongoDB::Atlas::Project', 'MongoDB::Atlas::Cluster'];
    expect([...types, ...others].flatMap(untagged)).toStrictEqual([]);
  });

  it('refuses settings that cannot be deployed', () => {
    const context = contextOf('free', { 'atlas.peering': true });
    expect(() => ordersApp({ context })).toThrow(SettingsError);
  });
});
