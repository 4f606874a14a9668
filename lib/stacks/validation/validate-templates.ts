import { CloudFormationValidatePlugin, Validations, type App } from 'aws-cdk-lib';
import type { Settings } from '../../settings/schema';
import { guardRules } from './guard-rules';
import { ServiceRules } from './service-rules/plugin';

/**
 * Lets every synth of the app check its templates with CDK's own rules, this project's Guard rules, which look at one property, and
 * the services' rules, which span resources and stacks: a template that breaks one is refused before a deploy, with the construct's path,
 * the rule and the fix.
 *
 * Adding the plugin takes the place of CDK's own instance, which is why the switches of that one are heeded here:
 * `cdk synth --no-validation` sets this variable.
 * https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export function validateTemplates(app: App, settings: Settings): void {
  if (process.env['CDK_VALIDATION'] === 'false') return;
  Validations.of(app).addPlugins(
    new CloudFormationValidatePlugin({ guardRules: guardRules(settings) }),
    new ServiceRules(),
  );
}
