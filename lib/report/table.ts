import { styleText } from 'node:util';
import type { Status } from '../claims/claim';
import type { Report, ReportedClaim } from './schema';
import { reasons } from './words';

const WORDS: Readonly<Record<Status, string>> = { demonstrated: 'shown', 'not-in-this-profile': '-', failed: 'FAILED' };
const COLOURS = { demonstrated: 'green', 'not-in-this-profile': 'dim', failed: 'red' } as const;
const LEGEND = 'shown: the templates demonstrate it; -: not in this profile; FAILED: they should and do not';

/** For a reader at a terminal: a line a claim, and below them what failed and why. @param colour for a terminal only */
export function asTable(report: Report, colour = false): string {
  const cells = report.claims.map(({ id, side, verdict, said }) => [id, side, verdict, said] as const);
  const [sides, verdicts] = [
    widest('SIDE', ...cells.map(([, side]) => side)),
    widest('VERDICT', ...cells.map(([, , verdict]) => verdict)),
  ];
  const widths = report.profiles.map((profile) => widest(profile, 'FAILED'));
  const status = (claim: ReportedClaim): string[] =>
    claim.results.map((result, column) =>
      paint(colour, COLOURS[result.status], WORDS[result.status].padEnd(widths[column] ?? 0)),
    );

  const line = (...parts: string[]): string => parts.join('  ').trimEnd();
  const head = line(
    'CLAIM ',
    'SIDE'.padEnd(sides),
    'VERDICT'.padEnd(verdicts),
    ...report.profiles.map((name, column) => name.padEnd(widths[column] ?? 0)),
    'SAID',
  );
  const rows = report.claims.map((claim) =>
    line(claim.id, claim.side.padEnd(sides), claim.verdict.padEnd(verdicts), ...status(claim), claim.said),
  );
  return [
    head,
    ...rows,
    '',
    LEGEND,
    ...failures(report, colour),
    '',
    ...report.profiles.map((profile) => countsLine(report, profile)),
    '',
  ].join('\n');
}

const widest = (...texts: string[]): number => Math.max(...texts.map(({ length }) => length));

const paint = (colour: boolean, style: (typeof COLOURS)[Status], text: string): string =>
  colour ? styleText(style, text, { validateStream: false }) : text;

function failures({ claims }: Report, colour: boolean): string[] {
  return claims.flatMap(({ id, results, said }) =>
    results
      .filter(({ status }) => status === 'failed')
      .flatMap((result) => [
        '',
        paint(colour, 'red', `${id} failed in profile ${result.profile}: ${said}`),
        ...reasons(result).map((reason) => `  ${reason}`),
      ]),
  );
}

function countsLine({ claims, unclaimed }: Report, profile: string): string {
  const results = claims.map((claim) => claim.results.find((result) => result.profile === profile)?.status);
  const count = (status: Status): number => results.filter((one) => one === status).length;
  const rest = unclaimed.filter((resource) => resource.profile === profile).length;
  return `${profile}: ${count('demonstrated')} shown, ${count('not-in-this-profile')} not in this profile, ${count('failed')} failed; ${rest} resources show no claim`;
}
