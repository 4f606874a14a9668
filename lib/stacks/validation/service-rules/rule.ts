import type { Json, TemplateResource } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import type { ServiceRule } from '../../../settings/rules/rule';

/** What is wrong in one place of a template. */
export interface RuleFinding {
  readonly resource: TemplateResource;
  /** Where, from the resource on: `Properties.RestoreWindowDays`, `DependsOn`. */
  readonly property: string;
  readonly found: Json | undefined;
  readonly expected: string;
}

/** What templates must keep to that spans resources, regions or stacks. Its mutations are in the tests: each must break it, and it alone. */
export interface TemplateRule extends ServiceRule {
  /** What to change in the constructs. */
  readonly fix: string;
  /** Every finding, in templates of whatever shape. */
  readonly find: (app: ResolvedAssembly) => readonly RuleFinding[];
}
