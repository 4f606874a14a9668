import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../lib/settings/read-settings';
import type { ProfileName } from '../../lib/settings/schema';
import { guardRules } from '../../lib/validation/guard-rules';
import { synthStacks } from './synth';

/** A template is changed in whatever way a rule must notice. */
type Loose = any;

export interface Violation {
  readonly rule: string;
  readonly message: string;
  /** Logical id of each resource, or the stack for what is no resource. */
  readonly where: readonly (string | undefined)[];
}

/** The Guard rules of a profile, to be run over its templates as they are and after a change. */
export class GuardedProfile {
  readonly rules: readonly string[];
  /** The first line of every clause's message: what it finds wrong. */
  readonly messages: readonly string[];
  private readonly plugin: CloudFormationValidatePlugin;
  private readonly templates: ReadonlyMap<string, Loose>;
  private readonly folder = mkdtempSync(join(tmpdir(), 'guard-'));

  constructor(profile: ProfileName, overrides: Record<string, unknown> = {}) {
    const sources = guardRules(readSettings({ profile, ...overrides }));
    const text = sources.map(({ content }) => content).join('\n');
    this.rules = [...text.matchAll(/^rule (\w+)/gm)].map(([, name]) => name as string);
    this.messages = [...text.matchAll(/^\s*<<\s*(Violation: .*)$/gm)].map(([, message]) => message as string);
    this.plugin = new CloudFormationValidatePlugin({ guardRules: sources });
    this.templates = new Map(
      [...synthStacks(profile, overrides)].map(([name, stack]) => [name, Template.fromStack(stack).toJSON()]),
    );
  }

  /** All templates untouched. It takes seconds, and saves them afterwards: the engine is made once for every type there is. */
  violations(): Violation[] {
    return this.validate(this.templates);
  }

  /**
   * A stack's template once `change` was made to the properties of the first resource whose logical id matches. Its other resources are
   * left out: no rule looks from one to another.
   */
  violationsAfter(change: (properties: Loose) => void, stack: string, logicalId: RegExp): Violation[] {
    const template = structuredClone(this.templates.get(stack));
    const id = Object.keys(template.Resources).find((name) => logicalId.test(name));
    if (id === undefined) throw new Error(`no resource ${logicalId.source} in ${stack}`);
    change(template.Resources[id].Properties);
    template.Resources = { [id]: template.Resources[id] };
    return this.validate(new Map([[stack, template]]));
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  private validate(templates: ReadonlyMap<string, Loose>): Violation[] {
    const stackTemplates = [...templates].map(([stackConstructPath, template]) => {
      const templatePath = join(this.folder, `${stackConstructPath}.template.json`);
      writeFileSync(templatePath, JSON.stringify(template));
      return { stackConstructPath, templatePath, accountId: undefined, region: undefined };
    });
    const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
    // The rules look at templates only, never at constructs.
    const { violations } = this.plugin.validate({ stackTemplates, templatePaths, appConstruct: undefined as never });
    return violations
      .filter(({ ruleName }) => this.rules.includes(ruleName))
      .map(({ ruleName, description, violatingResources }) => ({
        rule: ruleName,
        message: /Violation: .*/.exec(description)?.[0] ?? description,
        where: violatingResources.map(({ resourceLogicalId, constructPath }) => resourceLogicalId ?? constructPath),
      }));
  }
}
