/** What the observations of one place say of a claim. */
import type { ClaimId } from '../ids';
import type { Observation } from './observations';
import { observationTotals, type Totals } from './totals';

/**
 * - `seen`: something about it passed, and nothing failed.
 * - `failed`: something about it failed.
 * - `not-run`: nothing is about it, or all that is was not run.
 */
export const OBSERVED_STATUSES = ['seen', 'failed', 'not-run'] as const;
export type ObservedStatus = (typeof OBSERVED_STATUSES)[number];

export interface Observed extends Totals {
  readonly status: ObservedStatus;
  /** What it was tried on, each once. */
  readonly engines: readonly string[];
  /** The parts of it that were seen, each once, where nothing that passed shows the whole; else none. */
  readonly parts: readonly string[];
  /** A line for each that failed or was not run. */
  readonly reasons: readonly string[];
}

/** @param observations of one place and one profile: nothing is carried from one to another */
export function observedOf(claim: ClaimId, observations: readonly Observation[]): Observed {
  const about = observations.filter(({ claims }) => claims.includes(claim));
  const totals = observationTotals(about);
  return {
    status: statusOf(totals),
    engines: enginesOf(about),
    parts: partsOf(about),
    ...totals,
    reasons: about.length
      ? about.filter(({ outcome }) => outcome !== 'passed').map(reasonOf)
      : ['nothing that was run is about it'],
  };
}

function partsOf(about: readonly Observation[]): string[] {
  const parts = about.flatMap(({ outcome, part }) => (outcome === 'passed' ? [part] : []));
  return parts.includes(undefined) ? [] : [...new Set(parts.filter((part) => part !== undefined))];
}

/** What something was tried on, each once; not what it would have been tried on. */
export const enginesOf = (observations: readonly Observation[]): string[] => [
  ...new Set(observations.filter(({ outcome }) => outcome !== 'skipped').map(({ engine }) => engine)),
];

const statusOf = ({ passed, failed }: Totals): ObservedStatus => {
  if (failed) return 'failed';
  return passed ? 'seen' : 'not-run';
};

/** What failed or was not run, on what and why, on one line. */
export const reasonOf = ({ title, engine, outcome, reason }: Observation): string =>
  `${outcome === 'failed' ? 'failed' : 'not run'}: ${title}, on ${engine}${reason === undefined ? '' : `: ${onOneLine(reason)}`}`;

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
