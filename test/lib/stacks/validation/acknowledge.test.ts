import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from '../../../../lib/stacks/validation/acknowledge';

const LOGS = 'arn:aws:logs:eu-west-1:<AWS::AccountId>:log-group:/orders::all:*';

/** A role with two wildcards, and what the pack finds in it. */
function findings(accept: (role: iam.Role) => void): string[] {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  role.addToPolicy(new iam.PolicyStatement({ actions: ['ec2:DescribeVpcs'], resources: ['*'] }));
  const group = `arn:aws:logs:eu-west-1:${stack.account}:log-group:/orders::all:*`;
  role.addToPolicy(new iam.PolicyStatement({ actions: ['logs:PutLogEvents'], resources: [group] }));
  accept(role);
  return new AwsSolutionsChecks().validateScope(stack).violations.map(({ ruleName }) => ruleName);
}

describe('acknowledge', () => {
  it('has something to accept', () => {
    expect(findings(() => undefined).sort()).toStrictEqual([
      'AwsSolutions-IAM5[Resource::*]',
      `AwsSolutions-IAM5[Resource::${LOGS}]`,
    ]);
  });

  it('accepts one finding below the construct and no other of the same rule', () => {
    expect(findings((role) => acknowledge(role, 'IAM5[Resource::*]', 'reads only'))).toStrictEqual([
      `AwsSolutions-IAM5[Resource::${LOGS}]`,
    ]);
  });

  it('takes a finding with several double colons', () => {
    expect(findings((role) => acknowledge(role, `IAM5[Resource::${LOGS}]`, 'one group'))).toStrictEqual([
      'AwsSolutions-IAM5[Resource::*]',
    ]);
  });
});
