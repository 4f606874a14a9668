import type { Totals } from '../claims/observations/totals';

export const NUMBER = new Intl.NumberFormat('en');

/** As `1,204 operations`. */
export const operationsText = (operations: number): string =>
  `${NUMBER.format(operations)} operation${operations === 1 ? '' : 's'}`;

/** As `840 ms`, `12.4 s` or `5 min 3 s`. */
export function durationText(milliseconds: number): string {
  if (Math.round(milliseconds) < 1_000) return `${Math.round(milliseconds)} ms`;
  if (Math.round(milliseconds / 100) < 600) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${NUMBER.format(Math.floor(seconds / 60))} min ${seconds % 60} s`;
}

/** Operations and how long they took, as far as it was said; nothing where it was not. */
const amountsText = ({ operations, milliseconds }: Pick<Totals, 'operations' | 'milliseconds'>): string =>
  [
    operations === undefined ? [] : operationsText(operations),
    milliseconds === undefined ? [] : durationText(milliseconds),
  ]
    .flat()
    .join(', ');

/** As `12 passed, 1 failed, 2 not run; 1,204 operations, 12.4 s`; what there is none of is left out, but for what passed. */
export function totalsText(totals: Totals): string {
  const { passed, failed, skipped } = totals;
  const outcomes = [`${passed} passed`, failed ? `${failed} failed` : [], skipped ? `${skipped} not run` : []];
  return [outcomes.flat().join(', '), amountsText(totals)].filter(Boolean).join('; ');
}
