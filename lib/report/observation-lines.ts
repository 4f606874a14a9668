/** What was run, for a reader at a terminal. */
import { enginesOf, OBSERVED_STATUSES, reasonOf } from '../claims/observations/claim-status';
import type { Observations } from '../claims/observations/observations';
import { observationTotals } from '../claims/observations/totals';
import { totalsText } from './amounts';
import { observedIn, OTHER_TEMPLATES, PLACE_WORDS } from './places';
import type { Report } from './schema';

/** A number for each engine that something was tried on: a name is too long for a table's cell, and must stand beside its results. */
export const engineNumbers = ({ observations = [] }: Report): Map<string, number> =>
  new Map(
    [...new Set(observations.flatMap((run) => enginesOf(run.observations)))].map((engine, index) => [
      engine,
      index + 1,
    ]),
  );

/** For each profile and place: how many claims were seen, how much was done in how long, what failed and what was not run. */
export const observationLines = (report: Report, failed: (text: string) => string): string[] =>
  (report.observations ?? []).flatMap((run) => [
    '',
    counts(report, run),
    ...enginesOf(run.observations).map((engine) => `  on ${engine}`),
    ...(run.otherTemplates ? [failed(`  ${OTHER_TEMPLATES}: ${PLACE_WORDS[run.place].toRunIt} again`)] : []),
    `  ${PLACE_WORDS[run.place].timings}`,
    ...report.claims.flatMap((claim) =>
      observedIn(claim, run.profile, run.place).parts.map((part) => `  seen in part: ${claim.id}: ${part}`),
    ),
    ...run.observations
      .filter(({ outcome }) => outcome !== 'passed')
      .map((observation) => {
        const line = `  ${reasonOf(observation)}${observation.claims.length ? ` (${observation.claims.join(', ')})` : ''}`;
        return observation.outcome === 'failed' ? failed(line) : line;
      }),
  ]);

function counts({ claims }: Report, { profile, place, observations }: Observations): string {
  const found = claims.map((claim) => observedIn(claim, profile, place).status);
  const statuses = OBSERVED_STATUSES.map(
    (status) => `${found.filter((one) => one === status).length} ${status.replace('-', ' ')}`,
  );
  return `${profile}, ${place}: ${statuses.join(', ')}; of what was tried ${totalsText(observationTotals(observations))}`;
}
