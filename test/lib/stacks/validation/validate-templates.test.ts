import { App, CloudFormationValidatePlugin, Stack } from 'aws-cdk-lib';
import { readSettings } from '../../../../lib/settings/read-settings';
import { validateTemplates } from '../../../../lib/stacks/validation/validate-templates';

describe('validateTemplates', () => {
  // The validator itself takes seconds to start and runs in test/validation; here only whether it is asked.
  const validate = jest
    .spyOn(CloudFormationValidatePlugin.prototype, 'validate')
    .mockReturnValue({ success: true, violations: [] });
  const { CDK_VALIDATION } = process.env;
  afterEach(() => {
    if (CDK_VALIDATION === undefined) delete process.env['CDK_VALIDATION'];
    else process.env['CDK_VALIDATION'] = CDK_VALIDATION;
    validate.mockClear();
  });

  const synth = (): void => {
    const app = new App();
    new Stack(app, 'Stack');
    validateTemplates(app, readSettings({}));
    app.synth();
  };

  it('validates once, in the place of the plugin that CDK adds by itself', () => {
    delete process.env['CDK_VALIDATION'];
    synth();
    expect(validate).toHaveBeenCalledTimes(1);
  });

  it('is off where the command line says so', () => {
    process.env['CDK_VALIDATION'] = 'false';
    synth();
    expect(validate).not.toHaveBeenCalled();
  });
});
