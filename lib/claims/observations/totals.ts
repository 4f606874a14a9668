import type { Observation } from './observations';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Left out where none of them says how many. */
  readonly operations?: number;
  /** Added up, whether one came after the other or not; left out where none of them says how long. */
  readonly milliseconds?: number;
}

export function observationTotals(observations: readonly Observation[]): Totals {
  const count = (outcome: Observation['outcome']): number =>
    observations.filter((observation) => observation.outcome === outcome).length;
  const operations = sum(observations.map((observation) => observation.operations));
  const milliseconds = sum(observations.map((observation) => observation.milliseconds));
  return {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    ...(operations !== undefined && { operations }),
    ...(milliseconds !== undefined && { milliseconds }),
  };
}

function sum(amounts: readonly (number | undefined)[]): number | undefined {
  const said = amounts.filter((amount) => amount !== undefined);
  return said.length ? said.reduce((total, amount) => total + amount, 0) : undefined;
}
