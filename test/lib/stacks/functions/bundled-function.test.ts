import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Template } from 'aws-cdk-lib/assertions';
import { BundledFunction, type BundledFunctionProps } from '../../../../lib/stacks/functions/bundled-function';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { testStack } from '../../../support/test-stack';

function templateOf(more: Partial<BundledFunctionProps> = {}, stack = testStack()): Template {
  new BundledFunction(stack, 'Function', {
    entry: 'lambda/peering-acceptance/handler.ts',
    timeout: Duration.seconds(9),
    logRetention: 30,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    ...more,
  });
  return Template.fromStack(stack);
}

describe('a function', () => {
  const template = templateOf();
  const { Properties } = onlyResource(template, 'AWS::Lambda::Function');
  const logGroup = onlyResource(template, 'AWS::Logs::LogGroup');

  it('runs on ARM64 and the Node that it is developed with', () => {
    const node = readFileSync(join(__dirname, '../../../../.nvmrc'), 'utf8').trim();
    expect(Properties).toMatchObject({ Architectures: ['arm64'], Runtime: `nodejs${node}.x` });
  });

  it('has the bundle’s handler, 256 MiB and the time it was given', () => {
    expect(Properties).toMatchObject({ Handler: 'index.handler', MemorySize: 256, Timeout: 9 });
  });

  it('logs JSON to a group of its own', () => {
    expect(Properties.LoggingConfig).toStrictEqual({ LogFormat: 'JSON', LogGroup: { Ref: logGroup.id } });
  });

  it('has its logs kept and removed as it was told', () => {
    expect(logGroup.Properties).toStrictEqual({ RetentionInDays: 30 });
    expect(removalOf(logGroup)).toStrictEqual(RETAINED);
  });

  it('may write to that group and no more', () => {
    const role = onlyResource(template, 'AWS::IAM::Role');
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`\${${logGroup.id}.Arn}`],
      },
    ]);
    expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
  });

  it('brings no function of CDK’s along to set the retention', () => {
    template.resourceCountIs('AWS::Lambda::Function', 1);
  });
});

describe('a function with a role and a name of its log group', () => {
  const stack = testStack();
  const role = iam.Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::111122223333:role/mine', { mutable: false });
  const template = templateOf({ role, logGroupName: '/orders/mine', memorySize: 512 }, stack);

  it('uses the role and makes none', () => {
    expect(onlyResource(template, 'AWS::Lambda::Function').Properties.Role).toBe('arn:aws:iam::111122223333:role/mine');
    template.resourceCountIs('AWS::IAM::Role', 0);
  });

  it('names the log group', () => {
    expect(onlyResource(template, 'AWS::Logs::LogGroup').Properties.LogGroupName).toBe('/orders/mine');
  });

  it('has the memory it was given', () => {
    expect(onlyResource(template, 'AWS::Lambda::Function').Properties.MemorySize).toBe(512);
  });
});
