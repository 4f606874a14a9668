/** What a try-out comes to: a line a part, what failed and what was not run, and three lines to end with. */
import { observedOf } from '../../claims/observations/claim-status';
import { CLAIM_IDS, type ClaimId } from '../../claims/ids';
import { observationTotals } from '../../claims/observations/totals';
import type { Check, Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { observationsOf } from '../../tryout/run-observations';
import { checkText, heading } from '../../tryout/checks-text';
import { countsLine } from '../../console/counts';

export interface TryOutResult {
  readonly checks: Checks;
  readonly profile: string;
  /** Path of the page; undefined where none was written. */
  readonly page: string | undefined;
  /** Claims that the profile's templates show; undefined where there are no templates. */
  readonly claims: readonly ClaimId[] | undefined;
}

export function dataOf({ checks, profile, page, claims }: TryOutResult): object {
  const { observations } = observationsOf(checks, DEPLOYED_PROFILE);
  return {
    ...checks.counts,
    profile,
    claims: { synth: claims ?? [], local: seenIn(observations) },
    page: page ?? null,
    checks: checks.list,
  };
}

/** What was found: to be told before anything is made of it. @param colour for a terminal only */
export function partsText({ list, explanations }: Checks, colour: boolean): string {
  const parts = [...byPart(list)].map(([part, of]) => partText(part, of, colour));
  return `${['', ...parts, ...explanations.map((more) => `\n${more}\n`)].join('\n')}\n`;
}

/** @param since the checks that have come since then: those that have not passed are told */
export function endText(result: TryOutResult, since: readonly Check[], colour: boolean): string {
  const others = since.filter(({ outcome }) => outcome !== 'passed').map((check) => checkText(check, colour));
  return `${[...others, '', countsLine(result.checks.counts), '', ...lastLines(result)].join('\n')}\n`;
}

function byPart(checks: readonly Check[]): Map<string, Check[]> {
  const parts = new Map<string, Check[]>();
  for (const check of checks) parts.set(check.part ?? '', [...(parts.get(check.part ?? '') ?? []), check]);
  return parts;
}

function partText(part: string, checks: readonly Check[], colour: boolean): string {
  const others = checks.filter(({ outcome }) => outcome !== 'passed');
  const passed = checks.length - others.length;
  const { operations } = observationTotals(checks.map((check) => ({ ...check, side: 'both', engine: '', claims: [] })));
  const amount = `${passed} ${passed === 1 ? 'check' : 'checks'}${operations === undefined ? '' : `, ${operations} operations`}`;
  return [
    ...(passed ? [`${heading('passed', colour)} ${part}: ${amount}`] : []),
    ...others.map((check) => checkText(check, colour)),
  ].join('\n');
}

const seenIn = (observations: ReturnType<typeof observationsOf>['observations']): ClaimId[] =>
  CLAIM_IDS.filter((id) => observedOf(id, observations).status === 'seen');

/** What was shown; what was not, and why; what to do next: a line each. */
function lastLines({ checks, profile, page, claims }: TryOutResult): [string, string, string] {
  const { observations } = observationsOf(checks, DEPLOYED_PROFILE);
  const seen = seenIn(observations).map(
    (id) => `${id}${observedOf(id, observations).parts.length ? ' (in part)' : ''}`,
  );
  const { operations = 0 } = observationTotals(observations);
  const { failed, skipped } = checks.counts;
  const here = seen.length ? `, and ${seen.join(', ')} at work on local engines in ${operations} operations` : '';
  const missing = [
    ...(failed ? [`${failed} checks that failed`] : []),
    ...(skipped ? [`${skipped} that were not run, each with its reason above`] : []),
    'anything of AWS or Atlas themselves, since all of this ran on local engines',
  ];
  return [
    `Shown: ${claims ? `${claims.length} claims in the templates of profile ${profile}` : 'no claim in templates'}${here}.`,
    `Not shown: ${missing.join('; ')}.`,
    failed
      ? 'Next: see what failed above; npm run doctor says what this machine lacks.'
      : `Next: open ${page ?? 'the page that npm run claims writes'}; npm run doctor -- --mode deploy before a real cdk deploy, npm run verify after it.`,
  ];
}
