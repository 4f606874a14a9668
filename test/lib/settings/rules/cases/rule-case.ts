import type { Context } from '../../../../support/settings';

/** Both sides of a rule. */
export interface RuleCase {
  readonly what: string;
  readonly refused: Context;
  readonly setting: string;
  readonly given: unknown;
  readonly allowed: RegExp;
  /** As near to what is refused as can be. */
  readonly accepted: Context;
}
