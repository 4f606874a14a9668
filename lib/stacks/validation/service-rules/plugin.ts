import {
  Stack,
  Token,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import { readFileSync } from 'node:fs';
import type { TemplateJson } from '../../../assembly/assembly';
import { resolveAssembly } from '../../../assembly/resolve';
import { templateRules } from '.';
import type { RuleFinding, TemplateRule } from './rule';

/**
 * Holds all stacks of the app together against the services' rules (docs/service-rules.md), at every synth: a rule that is broken stops
 * it, with the construct's path, what was found, what is expected, and the fix.
 * https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html
 */
export class ServiceRules implements IPolicyValidationPlugin {
  readonly name = 'Service rules';
  readonly ruleIds = templateRules.map(({ id }) => id);

  validate({ stackTemplates, appConstruct }: IPolicyValidationContext): PolicyValidationPluginReport {
    const stacks = appConstruct.node.findAll().filter((construct) => Stack.isStack(construct));
    const nameOf = new Map(stacks.map(({ node, stackName }) => [node.path, stackName]));
    const files = new Map(
      stackTemplates.map(({ stackConstructPath: path, templatePath }) => [nameOf.get(path) ?? path, templatePath]),
    );
    const app = resolveAssembly(
      {
        templates: new Map([...files].map(([name, file]) => [name, read(file)])),
        regions: new Map(
          stacks.flatMap(({ stackName, region }) => (Token.isUnresolved(region) ? [] : [[stackName, region] as const])),
        ),
      },
      {
        stackDependencies: new Map(
          stacks.map((stack) => [stack.stackName, stack.dependencies.map(({ stackName }) => stackName)]),
        ),
      },
    );
    const violations = templateRules.flatMap((rule) =>
      rule.find(app).map((finding) => violation(rule, finding, files)),
    );
    return { success: violations.length === 0, violations };
  }
}

const read = (file: string): TemplateJson => JSON.parse(readFileSync(file, 'utf8')) as TemplateJson;

const violation = (
  { id, demand, fix, source }: TemplateRule,
  finding: RuleFinding,
  files: ReadonlyMap<string, string>,
) => ({
  ruleName: id,
  description: `${demand}. ${finding.property}: found ${finding.found === undefined ? 'nothing' : JSON.stringify(finding.found)}, expected ${finding.expected} (${source})`,
  fix,
  severity: 'error',
  violatingResources: [
    {
      resourceLogicalId: finding.resource.logicalId,
      templatePath: files.get(finding.resource.stack) ?? '',
      locations: [finding.property],
    },
  ],
});
