import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib';
import { PROFILE_NAMES } from '../../../../lib/settings/schema';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, resourcesOf, textOf } from '../../../support/resources';
import { synthStacks, synthTemplate } from '../../../support/synth';

const EXTENSIONS = 'AtlasExtensions';
const typesIn = (template: Template): string[] =>
  Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>)
    .map(({ Type }) => Type)
    .filter((type) => type.startsWith('MongoDB::Atlas::'));

const free = synthStacks('free');

describe.each([
  ['free', free],
  ['showcase', synthStacks('showcase')],
])('type activation of profile %s', (_profile, stacks) => {
  const atlas = stacks.get('Atlas') as Stack;
  const template = Template.fromStack(stacks.get(EXTENSIONS) as Stack);
  const activations = Object.entries(resourcesOf(template, 'AWS::CloudFormation::TypeActivation'));

  it('activates the types that the stacks of any profile use, each once, and no others', () => {
    const used = new Set(
      PROFILE_NAMES.flatMap((profile) =>
        [...synthStacks(profile).values()].flatMap((stack) => typesIn(Template.fromStack(stack))),
      ),
    );
    expect(activations.map(([, { Properties }]) => Properties.TypeName).sort()).toStrictEqual([...used].sort());
  });

  it('activates one type after the other, since CloudFormation throttles many at once', () => {
    expect(activations.map(([, { DependsOn }]) => DependsOn)).toStrictEqual(
      activations.map((_, index) => (index === 0 ? undefined : [activations[index - 1]?.[0]])),
    );
  });

  it('comes before the stack that uses the types', () => {
    expect(atlas.dependencies).toContain(stacks.get(EXTENSIONS));
  });
});

describe('what runs an activated type', () => {
  const template = Template.fromStack(free.get(EXTENSIONS) as Stack);
  const role = onlyResource(template, 'AWS::IAM::Role');

  it('is MongoDB’s own, under one role', () => {
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::CloudFormation::TypeActivation'))) {
      expect(Properties).toMatchObject({
        Type: 'RESOURCE',
        PublisherId: 'bb989456c78c398a858fef18f2ca1bfc1fbba082',
        ExecutionRoleArn: { 'Fn::GetAtt': [role.id, 'Arn'] },
      });
    }
  });

  it('may read the secret of the API-key profile and no more', () => {
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['secretsmanager:GetSecretValue'],
        resources: [
          'arn:aws:secretsmanager:eu-west-1:${AWS::AccountId}:secret:cfn/atlas/profile/${AtlasProfile}-??????',
        ],
      },
    ]);
    expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('can be taken on by CloudFormation for MongoDB’s types of this account, by nobody else', () => {
    const [{ Condition, ...statement }, ...others] = role.Properties.AssumeRolePolicyDocument.Statement;
    expect(others).toStrictEqual([]);
    expect(statement).toStrictEqual({
      Action: 'sts:AssumeRole',
      Effect: 'Allow',
      Principal: { Service: 'resources.cloudformation.amazonaws.com' },
    });
    expect(Condition.StringEquals).toStrictEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    expect(textOf(Condition.ArnLike['aws:SourceArn'])).toBe(
      'arn:aws:cloudformation:eu-west-1:${AWS::AccountId}:type/resource/MongoDB-Atlas-*',
    );
  });

  it('stays at the version that was activated, until somebody moves it on', () => {
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::CloudFormation::TypeActivation'))) {
      expect(Properties.AutoUpdate).toBe(false);
    }
  });
});

it('activates the types that are named, where some are active already', () => {
  const named = ['MongoDB::Atlas::Trigger', 'MongoDB::Atlas::Auditing'];
  const template = synthTemplate(EXTENSIONS, 'trial', { 'atlas.activateTypes': JSON.stringify(named) });
  const activations = Object.values(resourcesOf(template, 'AWS::CloudFormation::TypeActivation'));
  expect(activations.map(({ Properties }) => Properties.TypeName).sort()).toStrictEqual(named.sort());
});

it.each(['[]', '["MongoDB::Atlas::Nothing"]', '["MongoDB::Atlas::Trigger","MongoDB::Atlas::Trigger"]'])(
  'refuses %s as names of types',
  (names) => {
    expect(() => synthStacks('trial', { 'atlas.activateTypes': names })).toThrow('atlas.activateTypes');
  },
);

describe('type activation is left out', () => {
  it('where the account has the types active already', () => {
    const stacks = synthStacks('trial', { 'atlas.activateTypes': false });
    expect([...stacks.keys()]).not.toContain(EXTENSIONS);
    expect([...stacks.keys()]).toContain('Atlas');
  });

  it('where a cluster exists already', () => {
    const stacks = synthStacks('trial', { 'atlas.connectionString': 'mongodb+srv://orders.example.mongodb.net' });
    expect([...stacks.keys()]).not.toContain(EXTENSIONS);
  });
});
