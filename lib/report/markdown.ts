import { SECTIONS, VERDICTS } from '../claims/claim';
import { LEAVES_TEXT } from '../claims/leaves/said';
import { escapeMarkdown, markdownCell, markdownCode, markdownTable } from './markdown-text';
import { markdownOfRuns } from './markdown-runs';
import { pairedText } from './paired';
import { observedIn, OTHER_TEMPLATES, PLACE_WORDS } from './places';
import type { Report, ReportedClaim, ReportedObserved, ReportedSentence } from './schema';
import { failureReasons, placeText, sourceNumber, todayOf, VERDICT_WORDS } from './words';

const STATUS = {
  demonstrated: 'today shown',
  'not-in-this-profile': '—',
  cited: 'no template',
  seen: 'seen',
  'not-run': 'not run',
  failed: '**failed**',
} as const;

const introduction = (several: boolean): string => `# Claims

Written by \`npm run claims -- --format md\`; docs/claims.md by \`npm run docs\`. Do not edit it here.

What a comparison of DynamoDB with MongoDB Atlas says, whether it is so, what is true today, and where ${several ? 'each profile’s' : 'the profile’s'} templates show that. The
verdict is on what was said. **Today shown** is what the checks find in the synthesized templates of what is true today; **failed** is a profile
that should show it and does not, and — one that does not have it. A cited fact is one that no template can show. The number behind a
sentence is that of its source; a sentence without one is about the templates of this project. The summary takes ten minutes; behind it stands each
claim with its sources and what proves it.

${LEAVES_TEXT}: docs/leaves.md lists them with the reasons.
`;

const ofRuns = ({ observations = [] }: Report): string[] =>
  observations.length
    ? [
        `What was run stands in columns of its own (${[...new Set(observations.map(({ place }) => place))].map((place) => `${place}: at work ${PLACE_WORDS[place].where}`).join('; ')}), with what it was run on: **seen** where it worked,
**failed** where it did not, and not run where nothing was tried. Nothing is carried from one column to another.
`,
      ]
    : [];

/** For the repository and for a pull request: a summary that is read in ten minutes, then each claim with its sources and proof. */
export function asMarkdown(report: Report): string {
  const sections = SECTIONS.map((name) => ({ name, claims: report.claims.filter(({ section }) => section === name) }));
  const told = sections.filter(({ claims }) => claims.length > 0);
  const summary = told.flatMap(({ name, claims }) => [`### ${name} in short`, '', overview(report, claims), '']);
  const each = told.flatMap(({ name, claims }) => [`## ${name}`, '', ...claims.map(details)]);
  return `${[introduction(report.profiles.length > 1), ...ofRuns(report), '## Summary', '', counts(report), '', ...summary, ...each, ...markdownOfRuns(report), ...rest(report)].join('\n').trimEnd()}\n`;
}

/** How many claims have which verdict, by whom they are said of. */
function counts({ claims }: Report): string {
  const sides = [...new Set(claims.map(({ side }) => side))];
  const count = (verdict: string, side?: string): string =>
    String(claims.filter((claim) => claim.verdict === verdict && (side === undefined || claim.side === side)).length);
  return markdownTable(
    ['Verdict', 'Claims', ...sides.map((side) => `of ${side}`)],
    VERDICTS.map((verdict) => [VERDICT_WORDS[verdict], count(verdict), ...sides.map((side) => count(verdict, side))]),
  );
}

function overview({ profiles, observations = [] }: Report, claims: readonly ReportedClaim[]): string {
  const several = observations.length > 0;
  return markdownTable(
    [
      'Claim',
      'Said of',
      'Said',
      'Verdict',
      'True today',
      ...profiles.map((profile) => markdownCell(several ? `${profile}, synth` : profile)),
      ...observations.map(({ profile, place }) => markdownCell(`${profile}, ${place}`)),
    ],
    claims.map((claim) => [
      `[${claim.id}](#${claim.id.toLowerCase()})`,
      claim.side,
      said(claim),
      VERDICT_WORDS[claim.verdict],
      markdownCell(todayOf(claim)),
      ...claim.results.map(({ status }) => STATUS[status]),
      ...observations.map(({ profile, place }) => seen(observedIn(claim, profile, place))),
    ]),
  );
}

const said = (claim: ReportedClaim): string => `${escapeMarkdown(claim.said)}${claim.added ? ' _(added here)_' : ''}`;

/** A status never without what it was tried on. */
const seen = ({ status, engines, parts, otherTemplates }: ReportedObserved): string =>
  [
    STATUS[status],
    ...(status === 'seen' && parts.length ? [`in part (${parts.map(markdownCell).join('; ')})`] : []),
    ...(engines.length ? [`on ${engines.map(markdownCell).join('; ')}`] : []),
    ...(otherTemplates ? [`**${OTHER_TEMPLATES}**`] : []),
  ].join(' ');

function details(claim: ReportedClaim): string {
  const { id, summary, counterpart, verdict, sources, results } = claim;
  const failed = results.filter(({ status }) => status === 'failed');
  return [
    `### ${id}`,
    '',
    `> ${said(claim)}`,
    '',
    `**${VERDICT_WORDS[verdict]}**: ${cited(claim, summary)}`,
    '',
    `The other side: ${cited(claim, counterpart)}`,
    '',
    ...pairedText(id).flatMap((text) => [escapeMarkdown(text), '']),
    ...shownBy(claim),
    ...failed.flatMap((result) => [
      `Failed in ${escapeMarkdown(result.profile)}:`,
      '',
      ...failureReasons(result).map((reason) => `- ${escapeMarkdown(reason)}`),
      '',
    ]),
    ...observedIssues(claim),
    'Sources:',
    '',
    ...sources.map(
      ({ url, read, secondary }, index) =>
        `${index + 1}. <${url}> (${secondary ? 'secondary source, ' : ''}read ${read})`,
    ),
    '',
  ].join('\n');
}

const superscript = (number: number): string =>
  String(number).replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)));

/** Sentences, each with the number of its source. */
const cited = (claim: ReportedClaim, sentences: readonly ReportedSentence[]): string =>
  sentences
    .map((sentence) => {
      const number = sourceNumber(claim, sentence);
      return `${escapeMarkdown(sentence.text)}${number === undefined ? '' : superscript(number)}`;
    })
    .join(' ');

/** What of a claim failed or was not run; what passed stands in the list of what was run. */
const observedIssues = ({ observed = [] }: ReportedClaim): string[] =>
  observed
    .filter(({ status, reasons: why }) => status === 'failed' || (status === 'seen' && why.length))
    .flatMap(({ profile, place, status, reasons: why }) => [
      `${status === 'failed' ? 'Failed' : 'Seen in part'} in ${escapeMarkdown(profile)}, ${place}:`,
      '',
      ...why.map((reason) => `- ${escapeMarkdown(reason)}`),
      '',
    ]);

/** Each expectation once, with the resources that show it. */
function shownBy({ results }: ReportedClaim): string[] {
  const shown = results.filter(({ status }) => status === 'demonstrated');
  if (!shown.length) return [];
  const found = shown.flatMap(({ profile, evidence }) =>
    evidence.map((one) => ({ what: escapeMarkdown(one.expected), place: placeText(one), profile })),
  );
  return ['Shown by:', '', ...list(found, shown.length), ''];
}

function rest({ profiles, unclaimed }: Report): string[] {
  if (!unclaimed.length) return [];
  const found = unclaimed.map((one) => ({ what: markdownCode(one.type), place: placeText(one), profile: one.profile }));
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
    `${markdownCode(place)}${of.size === profiles ? '' : ` (${[...of].map(escapeMarkdown).join(', ')})`}`;
  return [...places].map(([what, of]) => `- ${what}: ${[...of].map(shown).join(', ')}`);
}
