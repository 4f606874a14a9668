import type { Stryker } from '@stryker-mutator/core';
import type { Accepted } from './accepted';

/** At least so many of a hundred have to be noticed; those that are accepted count among those that are not. */
const SHARE = 85;
/** Of fewer the share says nothing: a single one that is accepted would be too many. */
const COUNTABLE = 8;

type MutantStatus = Awaited<ReturnType<Stryker['runMutationTest']>>[number]['status'];

export interface Mutant {
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly was: string;
  readonly is: string;
  readonly status: MutantStatus;
}

export interface Verdict {
  readonly passed: boolean;
  readonly lines: readonly string[];
}

const NOTICED: readonly MutantStatus[] = ['Killed', 'Timeout'];
const UNNOTICED: readonly MutantStatus[] = ['Survived', 'NoCoverage'];

/** One line, as long as one is read. */
const short = (code: string): string => code.replace(/\s+/g, ' ').slice(0, 90);

export interface Judged {
  readonly part: string;
  /** Whether all of it was mutated: only then the share counts. */
  readonly isWhole: boolean;
  readonly mutants: readonly Mutant[];
  /** Of all parts. */
  readonly accepted: readonly Accepted[];
}

export function judged({ part, isWhole, mutants, accepted }: Judged): Verdict {
  const noticed = mutants.filter(({ status }) => NOTICED.includes(status));
  const unnoticed = mutants.filter(({ status }) => UNNOTICED.includes(status));
  const accepts = (one: Accepted) => (mutant: Mutant) =>
    one.file === mutant.file && one.was === short(mutant.was) && one.is === short(mutant.is);

  const left = new Map(accepted.map((one) => [one, one.times ?? 1]));
  const open = unnoticed.filter((mutant) => {
    const found = accepted.find((one) => accepts(one)(mutant) && left.get(one) !== 0);
    if (found) left.set(found, (left.get(found) ?? 0) - 1);
    return !found;
  });
  const needless = accepted.filter((one) => noticed.some(accepts(one)) && !unnoticed.some(accepts(one)));
  const total = noticed.length + unnoticed.length;
  const share = (100 * noticed.length) / total;
  return {
    passed:
      total > 0 && (share >= SHARE || !isWhole || total < COUNTABLE) && open.length === 0 && needless.length === 0,
    lines: [
      `${part}: ${noticed.length} of ${total} noticed (${share.toFixed(1)} %, at least ${SHARE} %), ${unnoticed.length - open.length} accepted, ${open.length} not`,
      ...open.map(({ file, line, was, is }) => `  not noticed  ${file}:${line}  ${short(was)}  ->  ${short(is)}`),
      ...needless.map(({ file, was, is }) => `  accepted, but noticed  ${file}  ${was}  ->  ${is}`),
    ],
  };
}
