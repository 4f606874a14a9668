import type { Step } from './step';

export interface Plan {
  readonly title: string;
  /** What only looks comes first: a plan that cannot work changes nothing. */
  readonly steps: readonly Step[];
  /** In kind, not in money. */
  readonly costs: readonly string[];
  readonly doesNot: readonly string[];
}
