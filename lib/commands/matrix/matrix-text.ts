import type { Accepted } from '../../changes/accepted';
import type { Misjudged } from '../../changes/effects';
import { nameOf, type Outcome } from '../../changes/matrix';

export interface MatrixResult {
  /** Changes of settings, each way. */
  readonly compared: number;
  readonly faulty: readonly Outcome[];
  readonly unused: readonly { readonly entry: Accepted; readonly part: string }[];
  /** Settings of which lib/settings/without-effect.ts says the wrong thing. */
  readonly misjudged: readonly Misjudged[];
}

/** For people. */
export function matrixText({ compared, faulty, unused, misjudged }: MatrixResult): string {
  const faults = faulty.flatMap(({ before, after, faults: found }) => [
    `From ${nameOf(before)} to ${nameOf(after)}:`,
    ...found.map(({ kind, resource, type, by }) => `  ${[kind, resource, type, by].filter(Boolean).join('  ')}`),
  ]);
  const idle = unused.map(
    ({ entry: { settings, kind, resources }, part }) =>
      `Accepted, and never seen of ${part}: ${kind} ${resources.join(', ')} by ${settings.join(', ')}`,
  );
  const wrong = misjudged.map(
    ({ variant, said }) =>
      `${variant.setting} ${said === 'does nothing' ? 'does something, and is said to do nothing' : 'does nothing, and lib/settings/without-effect.ts does not say so'}: ${nameOf(variant)}`,
  );
  const ending =
    faults.length || idle.length
      ? 'Mend the change, or accept it with its reason in lib/changes/accepted.ts; take out what is accepted for nothing.'
      : 'Nothing is replaced, removed or refused but what is accepted with a reason.';
  return [...faults, ...idle, ...wrong, `${compared} changes of settings compared. ${ending}`, ''].join('\n');
}

/** For programs. */
export const matrixData = ({ compared, faulty, unused, misjudged }: MatrixResult): object => ({
  compared,
  faults: faulty.map(({ before, after, differing, faults }) => ({ before, after, differing, changes: faults })),
  misjudged: misjudged.map(({ variant: { profile, overrides, setting }, said }) => ({
    profile,
    overrides,
    setting,
    said,
  })),
  unused: unused.map(({ entry: { settings, kind, resources }, part }) => ({ part, settings, kind, resources })),
});
