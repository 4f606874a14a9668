import { cdkFailureText } from '../../../lib/tryout/cdk-failure-text';

describe('the text of a failed CDK command', () => {
  it('names each failed resource once, with its reason', () => {
    const output = [
      'Network: start: Building Network Template',
      'Network | 1/9 | 3:46:35 PM | CREATE_IN_PROGRESS | AWS::EC2::VPC | Vpc (Vpc83) ',
      'Network | 2/9 | 3:46:36 PM | CREATE_FAILED      | AWS::EC2::VPC | Vpc (Vpc83) the range is too large',
      '    at deploy (/somewhere/cli.js:1:2)',
      'Failed resources:',
      'Network | 3:46:36 PM | CREATE_FAILED      | AWS::EC2::VPC | Vpc (Vpc83) the range is too large',
    ].join('\n');
    expect(cdkFailureText(output)).toBe('Network: CREATE_FAILED AWS::EC2::VPC Vpc (Vpc83) the range is too large');
  });

  it('keeps what an app says about its settings, without stack traces', () => {
    const output = [
      'One setting is not usable; nothing was synthesized.',
      '',
      '  profile',
      '    given:   "nope"',
      '    at main (/somewhere/app.ts:5:3)',
      'Node.js v20.20.2',
      'node --import ./lib/processes/tsx.mjs bin/app.ts: Subprocess exited with error 1',
    ].join('\n');
    expect(cdkFailureText(output)).toBe(
      'One setting is not usable; nothing was synthesized.\n  profile\n    given:   "nope"',
    );
  });

  it('keeps the refusal of a whole template', () => {
    const output =
      'A: success: Published A Template\nA: creating CloudFormation changeset...\nTemplate format error: Unrecognized resource types: [AWS::EC2::FlowLog]';
    expect(cdkFailureText(output)).toBe('Template format error: Unrecognized resource types: [AWS::EC2::FlowLog]');
  });
});
