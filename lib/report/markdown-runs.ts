/** What was run, as Markdown. */
import type { Observation, Observations } from '../claims/observations/observations';
import { totalsOf } from '../claims/observations/totals';
import { amountsText, durationText, outcomesText } from './amounts';
import { escaped, table } from './markdown-text';
import { PLACE_WORDS } from './places';
import type { Report } from './schema';

const OUTCOMES = { passed: 'passed', failed: '**failed**', skipped: 'not run' } as const;

export const whatWasRun = ({ observations = [] }: Report): string[] =>
  observations.length ? ['## What was run', '', ...observations.flatMap(run)] : [];

const run = ({ profile, place, observations }: Observations): string[] => {
  const totals = totalsOf(observations);
  return [
    `### Profile ${profile}, ${place}`,
    '',
    `${[outcomesText(totals), amountsText(totals)].filter(Boolean).join('; ')}. ${PLACE_WORDS[place].timings}`,
    '',
    table(['Tried', 'Claims', 'Side', 'Engine', 'Outcome', 'Operations', 'Took', 'Why'], observations.map(cellsOf)),
    '',
  ];
};

const cellsOf = ({ title, claims, side, engine, outcome, operations, milliseconds, reason }: Observation): string[] => [
  inCell(title),
  claims.map((id) => `[${id}](#${id.toLowerCase()})`).join(', ') || '—',
  side,
  inCell(engine),
  OUTCOMES[outcome],
  operations === undefined ? '—' : String(operations),
  milliseconds === undefined ? '—' : durationText(milliseconds),
  reason === undefined ? '—' : inCell(reason),
];

/** A line break would end the table, and so would a bar, between backticks too. */
const inCell = (text: string): string => escaped(text.replace(/\s+/g, ' ').trim()).replace(/(?<!\\)\|/g, '\\|');
