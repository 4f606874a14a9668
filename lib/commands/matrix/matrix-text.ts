import type { Accepted } from '../../changes/accepted';
import { nameOf, type Outcome } from '../../changes/matrix';

export interface MatrixResult {
  /** Changes of settings, each way. */
  readonly compared: number;
  readonly faulty: readonly Outcome[];
  readonly unused: readonly { readonly entry: Accepted; readonly part: string }[];
}

/** For people. */
export function matrixText({ compared, faulty, unused }: MatrixResult): string {
  const faults = faulty.flatMap(({ before, after, faults: found }) => [
    `From ${nameOf(before)} to ${nameOf(after)}:`,
    ...found.map(({ kind, resource, type, by }) => `  ${[kind, resource, type, by].filter(Boolean).join('  ')}`),
  ]);
  const idle = unused.map(
    ({ entry: { settings, kind, resources }, part }) =>
      `Accepted, and never seen of ${part}: ${kind} ${resources.join(', ')} by ${settings.join(', ')}`,
  );
  const ending =
    faults.length || idle.length
      ? 'Mend the change, or accept it with its reason in lib/changes/accepted.ts; take out what is accepted for nothing.'
      : 'Nothing is replaced, removed or refused but what is accepted with a reason.';
  return [...faults, ...idle, `${compared} changes of settings compared. ${ending}`, ''].join('\n');
}

/** For programs. */
export const matrixData = ({ compared, faulty, unused }: MatrixResult): object => ({
  compared,
  faults: faulty.map(({ before, after, differing, faults }) => ({ before, after, differing, changes: faults })),
  unused: unused.map(({ entry: { settings, kind, resources }, part }) => ({ part, settings, kind, resources })),
});
