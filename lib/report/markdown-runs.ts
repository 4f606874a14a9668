/** What was run, as Markdown. */
import type { Observation } from '../claims/observations/observations';
import { observationTotals } from '../claims/observations/totals';
import { durationText, totalsText } from './amounts';
import { escapeMarkdown, markdownCell, markdownTable } from './markdown-text';
import { madeText, OTHER_TEMPLATES, PLACE_WORDS } from './places';
import type { Report, ReportedRun } from './schema';

const OUTCOMES = { passed: 'passed', failed: '**failed**', skipped: 'not run' } as const;

export const markdownOfRuns = ({ observations = [] }: Report): string[] =>
  observations.length ? ['## What was run', '', ...observations.flatMap(run)] : [];

const run = ({ profile, place, runs = [], otherTemplates, observations }: ReportedRun): string[] => [
  `### Profile ${escapeMarkdown(profile)}, ${place}`,
  '',
  `${totalsText(observationTotals(observations))}. ${PLACE_WORDS[place].timings}${otherTemplates ? ` Run **${OTHER_TEMPLATES}**: ${PLACE_WORDS[place].toRunIt} again.` : ''}`,
  ...(runs.length ? ['', ...runs.map((one) => `- Run ${escapeMarkdown(madeText(one))}`)] : []),
  '',
  markdownTable(
    ['Tried', 'Claims', 'Side', 'Engine', 'Outcome', 'Operations', 'Took', 'Why'],
    observations.map(cellsOf),
  ),
  '',
];

const cellsOf = ({ title, claims, side, engine, outcome, operations, milliseconds, reason }: Observation): string[] => [
  markdownCell(title),
  claims.map((id) => `[${id}](#${id.toLowerCase()})`).join(', ') || '—',
  side,
  markdownCell(engine),
  OUTCOMES[outcome],
  operations === undefined ? '—' : String(operations),
  milliseconds === undefined ? '—' : durationText(milliseconds),
  reason === undefined ? '—' : markdownCell(reason),
];
