import { styled } from '../console/terminal';
import type { Status } from '../claims/claim';
import type { ObservedStatus } from '../claims/observations/claim-status';
import { engineNumbers, observationLines } from './observation-lines';
import { observedIn } from './places';
import type { Report, ReportedClaim } from './schema';
import { failureReasons, todayOf, VERDICT_WORDS } from './words';

const WORDS = {
  demonstrated: 'today shown',
  'not-in-this-profile': '-',
  cited: 'no template',
  seen: 'seen',
  'not-run': 'not run',
  failed: 'FAILED',
} as const satisfies Record<Status | ObservedStatus, string>;
const COLOURS = {
  demonstrated: 'green',
  'not-in-this-profile': 'dim',
  cited: 'dim',
  seen: 'green',
  'not-run': 'dim',
  failed: 'red',
} as const;
const LEGEND =
  'VERDICT is on what was said; today shown: the templates show what is true today; -: not in this profile; no template: none can show it, it is cited; FAILED: they should and do not';
const RUN_LEGEND =
  'seen: at work on the engines whose numbers follow, in part where only that was tried; not run: nothing about it was; FAILED: tried, and did not work';

/** A column of the table, beside those that say what a claim is. */
interface Column {
  readonly head: string;
  readonly cell: (claim: ReportedClaim) => { readonly status: Status | ObservedStatus; readonly text: string };
}

/** For a reader at a terminal: a claim, what is true of it today, and below them what failed and why. @param colour for a terminal only */
export function asTable(report: Report, colour = false): string {
  const columns = columnsOf(report);
  const widths = columns.map(({ head, cell }) =>
    widest(head, 'FAILED', ...report.claims.map((claim) => cell(claim).text)),
  );
  const [sides, verdicts] = [
    widest('SIDE', ...report.claims.map(({ side }) => side)),
    widest('VERDICT', ...report.claims.map(({ verdict }) => VERDICT_WORDS[verdict])),
  ];
  const line = (...parts: string[]): string => parts.join('  ').trimEnd();
  const head = line(
    'CLAIM ',
    'SIDE'.padEnd(sides),
    'VERDICT'.padEnd(verdicts),
    ...columns.map((column, index) => column.head.padEnd(widths[index] ?? 0)),
    'SAID',
  );
  const rows = report.claims.flatMap((claim) => {
    const cells = columns.map(({ cell }, index) => {
      const { status, text } = cell(claim);
      return paint(colour, status, text.padEnd(widths[index] ?? 0));
    });
    const verdict = VERDICT_WORDS[claim.verdict].padEnd(verdicts);
    return [
      line(claim.id, claim.side.padEnd(sides), verdict, ...cells, `${claim.said}${claim.added ? ' (added here)' : ''}`),
      `        today: ${todayOf(claim)}`,
    ];
  });
  return [
    head,
    ...rows,
    '',
    LEGEND,
    ...(report.observations ? [RUN_LEGEND, ...legendOfEngines(report)] : []),
    ...failures(report, colour),
    '',
    ...report.profiles.map((profile) => countsLine(report, profile)),
    ...observationLines(report, (text) => paint(colour, 'failed', text)),
    '',
  ].join('\n');
}

function columnsOf(report: Report): Column[] {
  const { profiles, observations = [] } = report;
  const numbers = engineNumbers(report);
  const synth = profiles.map((profile, index): Column => ({
    head: observations.length ? `${profile}, synth` : profile,
    cell: ({ results }) => {
      const status = results[index]?.status ?? 'not-in-this-profile';
      return { status, text: WORDS[status] };
    },
  }));
  const observed = observations.map(({ profile, place }): Column => ({
    head: `${profile}, ${place}`,
    cell: (claim) => {
      const { status, engines, parts, otherTemplates } = observedIn(claim, profile, place);
      const word = `${WORDS[status]}${status === 'seen' && parts.length ? ' in part' : ''}${otherTemplates ? ' (old)' : ''}`;
      return { status, text: [word, ...engines.map((engine) => `[${numbers.get(engine)}]`)].join(' ') };
    },
  }));
  return [...synth, ...observed];
}

const legendOfEngines = (report: Report): string[] =>
  [...engineNumbers(report)].map(([engine, number]) => `[${number}] ${engine}`);

const widest = (...texts: string[]): number => Math.max(...texts.map(({ length }) => length));

const paint = (colour: boolean, status: keyof typeof COLOURS, text: string): string =>
  styled(COLOURS[status], text, colour);

function failures({ claims }: Report, colour: boolean): string[] {
  return claims.flatMap(({ id, results, said }) =>
    results
      .filter(({ status }) => status === 'failed')
      .flatMap((result) => [
        '',
        paint(colour, 'failed', `${id} failed in profile ${result.profile}: ${said}`),
        ...failureReasons(result).map((reason) => `  ${reason}`),
      ]),
  );
}

function countsLine({ claims, unclaimed }: Report, profile: string): string {
  const results = claims.map((claim) => claim.results.find((result) => result.profile === profile)?.status);
  const count = (status: Status): number => results.filter((one) => one === status).length;
  const rest = unclaimed.filter((resource) => resource.profile === profile).length;
  return `${profile}: ${count('demonstrated')} shown, ${count('not-in-this-profile')} not in this profile, ${count('cited')} cited, ${count('failed')} failed; ${rest} resources show no claim`;
}
