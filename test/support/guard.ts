import type { CloudFormationValidatePlugin, CloudFormationValidatePluginProps } from 'aws-cdk-lib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ValidatedSynth } from './validation';

/** A template is changed in whatever way a rule must notice. */
type Loose = any;

/** Made to the properties of the first resource of the stack whose logical id matches. */
export interface Change {
  readonly change: (properties: Loose) => void;
  readonly stack: string;
  readonly logicalId: RegExp;
}

export interface Violation {
  readonly rule: string;
  readonly message: string;
  /** Logical id of the resource, or the stack for what is no resource. */
  readonly where: string | undefined;
}

/** The Guard rules of an app, to be run over its templates after changes. */
export class GuardedApp {
  readonly rules: readonly string[];
  /** The first line of every clause's message: what it finds wrong. */
  readonly messages: readonly string[];
  private readonly plugin: CloudFormationValidatePlugin;
  private readonly templates: ReadonlyMap<string, Loose>;

  constructor({ assembly, plugin }: ValidatedSynth) {
    this.plugin = plugin;
    this.templates = new Map(assembly.stacks.map(({ id, template }) => [id, template]));
    const { guardRules = [] } = plugin['props'] as CloudFormationValidatePluginProps;
    const text = guardRules.map(({ content }) => content).join('\n');
    this.rules = [...text.matchAll(/^rule (\w+)/gm)].map(([, name]) => name as string);
    this.messages = [...text.matchAll(/^\s*<<\s*(Violation: .*)$/gm)].map(([, message]) => message as string);
  }

  /** What the rules find after each of the changes, made by itself. */
  violationsAfter(changes: readonly Change[]): Violation[][] {
    const folder = mkdtempSync(join(tmpdir(), 'guard-'));
    try {
      const stackTemplates = changes.map((change, index) => {
        const templatePath = join(folder, `${index}.template.json`);
        writeFileSync(templatePath, JSON.stringify(this.changed(change)));
        return { stackConstructPath: change.stack, templatePath, accountId: undefined, region: undefined };
      });
      const paths = stackTemplates.map(({ templatePath }) => templatePath);
      const found = this.validate({ stackTemplates, templatePaths: paths });
      return paths.map((path) => found.filter(({ templatePath }) => templatePath === path));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  private validate(templates: Omit<Parameters<CloudFormationValidatePlugin['validate']>[0], 'appConstruct'>) {
    // The rules look at templates only, never at constructs.
    const { violations } = this.plugin.validate({ ...templates, appConstruct: undefined as never });
    return violations
      .filter(({ ruleName }) => this.rules.includes(ruleName))
      .flatMap(({ ruleName, description, violatingResources }) =>
        violatingResources.map(({ templatePath, resourceLogicalId, constructPath }) => ({
          rule: ruleName,
          message: /Violation: .*/.exec(description)?.[0] ?? description,
          templatePath,
          where: resourceLogicalId ?? constructPath,
        })),
      );
  }

  /** The stack's template with nothing but the changed resource: no rule looks from one to another. */
  private changed({ change, stack, logicalId }: Change): Loose {
    const { Resources, ...template } = this.templates.get(stack);
    const id = Object.keys(Resources).find((name) => logicalId.test(name));
    if (id === undefined) throw new Error(`no resource ${logicalId.source} in ${stack}`);
    const resource = structuredClone(Resources[id]);
    change(resource.Properties);
    return { ...template, Resources: { [id]: resource } };
  }
}
