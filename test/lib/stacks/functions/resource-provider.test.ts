import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BundledFunction } from '../../../../lib/stacks/functions/bundled-function';
import { ResourceProvider } from '../../../../lib/stacks/functions/resource-provider';
import { retentionOf } from '../../../../lib/stacks/common/retention';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf, testStack } from '../../../support/test-stack';

describe('the framework in front of a custom resource’s function', () => {
  const stack = testStack();
  const onEvent = new BundledFunction(stack, 'Handler', {
    entry: 'lambda/peering-acceptance/handler.ts',
    timeout: Duration.seconds(9),
    logRetention: 30,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new ResourceProvider(stack, 'Provider', { ...retentionOf(settingsOf('production')), onEvent });
  const template = Template.fromStack(stack);
  const handler = `\${${onlyResource(template, 'AWS::Lambda::Function', 'Handler').id}.Arn}`;
  const framework = onlyResource(template, 'AWS::Lambda::Function', 'Provider').Properties;
  const logGroup = onlyResource(template, 'AWS::Logs::LogGroup', 'Provider');

  it('logs to a group of its own that is kept as the profile says', () => {
    expect(framework.LoggingConfig.LogGroup).toStrictEqual({ Ref: logGroup.id });
    expect(logGroup.Properties.RetentionInDays).toBe(90);
    expect(removalOf(logGroup)).toStrictEqual(RETAINED);
  });

  it('writes no event into that log: a custom resource’s properties may be secrets', () => {
    expect(framework.LoggingConfig.ApplicationLogLevel).toBe('FATAL');
  });

  it('may run the one function and write its log, and no more', () => {
    expect(statementsOfRole(template, framework.Role['Fn::GetAtt'][0])).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`\${${logGroup.id}.Arn}`],
      },
      { effect: 'Allow', actions: ['lambda:InvokeFunction'], resources: [handler, `${handler}:*`] },
      { effect: 'Allow', actions: ['lambda:GetFunction'], resources: [handler] },
    ]);
  });
});
