import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { takenOnBy } from '../../../support/policies';
import { synthStacks } from '../../../support/synth';

const ACCOUNT = 'ApiGatewayAccount';
const trial = synthStacks('trial');
const accountStack = trial.get(ACCOUNT) as Stack;
const template = Template.fromStack(accountStack);
const account = onlyResource(template, 'AWS::ApiGateway::Account');
const role = onlyResource(template, 'AWS::IAM::Role');

const usersIn = (stacks: ReadonlyMap<string, Stack>): string[] =>
  [...stacks]
    .filter(([, { dependencies }]) => dependencies.some(({ node }) => node.id === ACCOUNT))
    .map(([name]) => name)
    .sort();

describe('the role that API Gateway logs with', () => {
  it('is set for the account, and may be taken on by API Gateway alone', () => {
    expect(account.Properties).toStrictEqual({ CloudWatchRoleArn: { 'Fn::GetAtt': [role.id, 'Arn'] } });
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toStrictEqual(takenOnBy('apigateway.amazonaws.com'));
  });

  it.each([account, role])('stays when the stack goes, since other APIs may log with it: $Type', (resource) => {
    expect(removalOf(resource)).toStrictEqual(RETAINED);
  });

  it('keeps by a parameter which role it has replaced', () => {
    const { PreviousLogRoleArn } = template.toJSON()['Parameters'];
    const allowed = new RegExp(PreviousLogRoleArn.AllowedPattern as string);
    const arns = ['', 'arn:aws:iam::123456789012:role/logs', 'arn:aws:iam::123456789012:user/logs', 'logs'];
    expect(arns.map((arn) => allowed.test(arn))).toStrictEqual([true, true, false, false]);
    expect(PreviousLogRoleArn.Default).toBe('');
  });

  it('comes before every stack with an API', () => {
    expect(usersIn(trial)).toStrictEqual(['AtlasApi', 'DynamoDb']);
  });

  it('comes before the one side that has an API', () => {
    expect(usersIn(synthStacks('trial', { 'dynamodb.api': false }))).toStrictEqual(['AtlasApi']);
    expect(usersIn(synthStacks('trial', { 'atlas.peering': false }))).toStrictEqual(['DynamoDb']);
  });
});

describe('the account’s own role is left alone', () => {
  it('where no side has an API', () => {
    expect([...synthStacks('free').keys()]).not.toContain(ACCOUNT);
  });

  it('where it is to be', () => {
    const stacks = synthStacks('trial', { apiLogRole: false });
    expect([...stacks.keys()]).toStrictEqual([...trial.keys()].filter((name) => name !== ACCOUNT));
    expect(usersIn(stacks)).toStrictEqual([]);
  });
});
