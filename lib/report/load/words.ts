/** What every format says of a load: sentences and the cells of two tables. */
import { durationText } from '../amounts';
import type { Table } from '../tables';
import { unequalKinds } from '../../load/guarantees';
import type { ConsumedUnits, LoadOperation, LoadResults, LoadRun } from '../../load/results';
import { measuredSeconds, PERCENTILES, percentilesOf, totalsOf } from '../../load/summary';
import { total } from '../../load/tally';
import type { Timing } from '../../load/timing';

export interface RunWords {
  readonly run: LoadRun;
  readonly title: string;
  /** Why its times are not to be believed. */
  readonly invalid: readonly string[];
  readonly lines: readonly string[];
  readonly counts: Table;
  readonly times: Table;
}

export interface LoadWords {
  readonly title: string;
  readonly terms: readonly string[];
  readonly runs: readonly RunWords[];
}

const PLACES: Readonly<Record<LoadResults['place'], string>> = {
  local:
    'Local: engines and stand-ins of one machine, asked from that machine. They say nothing about either service, nor which is faster.',
  live: 'Live: one run, from one place and over one network.',
};
const SIDES = { dynamodb: 'DynamoDB', atlas: 'Atlas' } as const;
const WAYS = { client: 'by its client', http: 'over its HTTP API' } as const;

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
const ms = (value: number): string =>
  value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);

export function loadWords(results: LoadResults): LoadWords {
  const { load, place, parts, runs } = results;
  const pace =
    'rate' in load.pace
      ? `${number(load.pace.rate)} operations a second by schedule, whatever the answers (open loop)`
      : `${load.pace.concurrency} at a time, each sent after the answer before (closed loop: an answer that is late delays the next question, so waiting does not show)`;
  const unequal = unequalKinds(runs);
  return {
    title: `Load ${load.workload}, ${place}`,
    terms: [
      `${pace}; keys ${load.keys} over ${number(load.records)} orders; ${durationText(load.warmUpMs)} of warm-up${load.rampMs ? ` (its first ${durationText(load.rampMs)} a ramp)` : ''} left out, ${durationText(load.durationMs)} measured; ${parts.length === 1 ? `seed ${parts[0]?.seed}` : `${parts.length} parts put together`}.`,
      PLACES[place],
      'Service time counts from when an operation was sent, response time from when it was to be sent. What failed is in neither.',
      unequal.length
        ? `Not promised alike, and so not to be compared: ${unequal.map((kind) => `${kind} (${runs.map(({ target, guarantees }) => `${SIDES[target]}: ${guarantees[kind]?.text ?? 'not done'}`).join('; ')})`).join(', ')}; nor what holds all kinds together.`
        : runs.length > 1
          ? 'Both sides promise alike what is shown: strong reads, and writes that a failure of one node does not lose.'
          : 'What is promised stands with each operation.',
    ],
    runs: runs.map((run) => runWords(run)),
  };
}

function runWords(run: LoadRun): RunWords {
  const { issued, completed, failed, timedOut, notSent, throughput, service, response } = totalsOf(run);
  const kinds = Object.entries(run.operations);
  const late = percentilesOf(run.lateness);
  const at = (percent: number): string => ms(late?.at.find((one) => one.percent === percent)?.ms ?? 0);
  return {
    run,
    title: `${SIDES[run.target]} ${WAYS[run.over]}: ${run.engine}${run.size === undefined ? '' : `, ${run.size}`}`,
    invalid: run.invalid,
    lines: [
      `${number(issued)} operations issued = ${number(completed)} completed + ${number(failed)} failed + ${number(timedOut)} timed out + ${number(notSent)} not sent; ${number(throughput)} completed a second.`,
      ...(notSent > 0
        ? ['The rate was not reached: what was not sent is in no time below, so the times are better than the load’s.']
        : []),
      `The generator itself was late by ${at(50)} ms at the median, ${at(99)} ms at the 99th percentile, ${ms(late?.max ?? 0)} ms at most.`,
      run.retries === undefined
        ? 'Retries: behind the API, where nobody can tell.'
        : `Retries by the client: ${number(run.retries)}.`,
      ...unitsLines(run.units),
    ],
    counts: {
      head: [
        'Operation',
        'Promise',
        'Issued',
        'Completed',
        'of them refused',
        'Failed',
        'Timed out',
        'Not sent',
        'A second',
      ],
      rows: kinds.map(([kind, of]) => countsRow(kind, of, run)),
    },
    times: {
      head: ['Time, ms', ...PERCENTILES.map((percent) => `p${percent}`), 'max'],
      rows: [
        ...kinds.flatMap(([kind, of]) => [
          timesRow(`${kind}, service`, of.service),
          timesRow(`${kind}, response`, of.response),
        ]),
        timesRow('all, service', service),
        timesRow('all, response', response),
      ],
    },
  };
}

const byKindText = (of: Readonly<Record<string, number>>): string =>
  total(of) === 0
    ? '0'
    : Object.entries(of)
        .map(([kind, count]) => `${number(count)} ${kind}`)
        .join(', ');

function countsRow(kind: string, of: LoadOperation, { guarantees, intervals }: LoadRun): string[] {
  const { issued, completed, refused, failed, timedOut, notSent } = of;
  return [
    kind,
    guarantees[kind as keyof typeof guarantees]?.text ?? '',
    number(issued),
    number(completed),
    byKindText(refused),
    byKindText(failed),
    number(timedOut),
    number(notSent),
    number(completed / Math.max(measuredSeconds(intervals), 0.001)),
  ];
}

function timesRow(name: string, timing: Timing): string[] {
  const found = percentilesOf(timing);
  return [
    name,
    ...(found ? [...found.at.map((one) => ms(one.ms)), ms(found.max)] : [...PERCENTILES.map(() => '–'), '–']),
  ];
}

function unitsLines(units: LoadRun['units']): string[] {
  const found = Object.entries(units ?? {});
  if (!found.length) return [];
  const text = ([kind, { answers, table, indexes, estimated }]: [string, ConsumedUnits]): string => {
    const consumed = table + Object.values(indexes).reduce((sum, one) => sum + one, 0);
    const of = [
      ...(answers ? [`${number(consumed)} in ${number(answers)} answers`] : []),
      ...(estimated ? [`about ${number(estimated)} estimated for refused conditions`] : []),
    ];
    return `${kind} ${of.join(' and ')}`;
  };
  return [`Capacity units as the answers have them, the warm-up’s too: ${found.map(text).join('; ')}.`];
}
