import { SECTIONS } from '../claims/claim';
import type { Report, ReportedClaim } from './schema';
import { placeOf, reasons } from './words';

const STATUS = { demonstrated: 'shown', 'not-in-this-profile': '—', failed: '**failed**' } as const;

const introduction = (several: boolean): string => `# Claims

Written by \`npm run claims -- --format md\`; docs/claims.md by \`npm run docs\`. Do not edit it here.

What a comparison of DynamoDB with MongoDB Atlas says, what is true of it today, and where ${several ? 'each profile’s' : 'the profile’s'} templates show it. A claim is
**shown** where its checks hold on the synthesized templates, **failed** where the profile should show it and does not, and — where the
profile does not have it. A \`platform-fact\` cannot be shown by any template; it is cited.
`;

/** For the repository and for a pull request. */
export function asMarkdown(report: Report): string {
  const sections = SECTIONS.flatMap((section) => {
    const claims = report.claims.filter((claim) => claim.section === section);
    return claims.length ? [`## ${section}`, '', overview(report, claims), '', ...claims.map(details)] : [];
  });
  return `${[introduction(report.profiles.length > 1), ...sections, ...rest(report)].join('\n').trimEnd()}\n`;
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function overview({ profiles }: Report, claims: readonly ReportedClaim[]): string {
  const columns = ['Claim', 'Side', 'Said', 'Today', ...profiles];
  const rows = claims.map(({ id, side, said, verdict, results }) =>
    row([
      `[${id}](#${id.toLowerCase()})`,
      side,
      escaped(said),
      verdict,
      ...results.map(({ status }) => STATUS[status]),
    ]),
  );
  return [row(columns), row(columns.map(() => '---')), ...rows].join('\n');
}

function details(claim: ReportedClaim): string {
  const { id, said, summary, counterpart, verdict, sources, results } = claim;
  const failed = results.filter(({ status }) => status === 'failed');
  return [
    `### ${id}`,
    '',
    `> ${escaped(said)}`,
    '',
    `**${verdict}**: ${escaped(summary)}`,
    '',
    `The other side: ${escaped(counterpart)}`,
    '',
    ...shownBy(claim),
    ...failed.flatMap((result) => [
      `Failed in ${result.profile}:`,
      '',
      ...reasons(result).map((reason) => `- ${escaped(reason)}`),
      '',
    ]),
    `Sources: ${sources.map(({ url, checked, secondary }) => `<${url}> (${secondary ? 'secondary source, ' : ''}checked ${checked})`).join(', ')}`,
    '',
  ].join('\n');
}

/** Each expectation once, with the resources that show it. */
function shownBy({ results }: ReportedClaim): string[] {
  const shown = results.filter(({ status }) => status === 'demonstrated');
  if (!shown.length) return [];
  const found = shown.flatMap(({ profile, evidence }) =>
    evidence.map((one) => ({ what: escaped(one.expected), place: placeOf(one), profile })),
  );
  return ['Shown by:', '', ...list(found, shown.length), ''];
}

function rest({ profiles, unclaimed }: Report): string[] {
  if (!unclaimed.length) return [];
  const found = unclaimed.map((one) => ({ what: `\`${one.type}\``, place: placeOf(one), profile: one.profile }));
  return [
    '## Resources that show no claim',
    '',
    'Needed by what does, and not part of its construct.',
    '',
    ...list(found, profiles.length),
  ];
}

interface Located {
  readonly what: string;
  readonly place: string;
  readonly profile: string;
}

/** A line for each thing with its places; the profiles where that is not all of them. */
function list(found: readonly Located[], profiles: number): string[] {
  const places = new Map<string, Map<string, Set<string>>>();
  for (const { what, place, profile } of found) {
    const of = places.get(what) ?? new Map<string, Set<string>>();
    places.set(what, of.set(place, (of.get(place) ?? new Set()).add(profile)));
  }
  const shown = ([place, of]: [string, Set<string>]): string =>
    `\`${place}\`${of.size === profiles ? '' : ` (${[...of].join(', ')})`}`;
  return [...places].map(([what, of]) => `- ${what}: ${[...of].map(shown).join(', ')}`);
}

/** What Markdown would read as its own; text between backticks is left as it is. */
const escaped = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 ? part : part.replace(/[\\*_<>[\]|]/g, '\\$&')))
    .join('');
