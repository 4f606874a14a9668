import type { Round } from './soak-round';
import { isExact, type WrongTotal } from './verdict';

export interface SoakReport {
  /** Only where the whole time was run and every round was exact. */
  readonly passed: boolean;
  /** Why it is not passed. */
  readonly reason?: string;
  readonly seed: number;
  readonly minutes: number;
  /** What it ran. */
  readonly seconds: number;
  /** Rounds that were judged. */
  readonly rounds: number;
  readonly operations: number;
  readonly customers: number;
  readonly invocations: number;
  readonly redeliveries: number;
  readonly kills: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly losses: number;
  readonly doubleCounts: number;
  readonly poisonWritten: number;
  readonly poisonParked: number;
  readonly poisonParkedAgain: number;
  readonly poisonMissing: number;
  /** Messages that changes of a customer with damaged totals are refused. */
  readonly refused: number;
  /** Customers that were counted anew. */
  readonly recounts: number;
  /** Messages in the queue that are no poison. */
  readonly strangers: number;
  /** Alarms whose metric has moved. */
  readonly alarms: readonly string[];
  /** Faults that no alarm saw, by the alarm that should have. */
  readonly unseen: readonly string[];
  /** With what was expected; the first of them. */
  readonly wrong: readonly WrongTotal[];
}

export interface Soaked {
  readonly seed: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly rounds: readonly Round[];
  /** What ended it before its time; none when nothing did. */
  readonly ended?: string;
}

const SHOWN = 10;

export function soakReport({ seed, minutes, seconds, rounds, ended }: Soaked): SoakReport {
  const total = (of: (round: Round) => number): number => rounds.reduce((sum, round) => sum + of(round), 0);
  const faults: Record<string, number> = {};
  for (const round of rounds)
    for (const [kind, count] of Object.entries(round.faults)) faults[kind] = (faults[kind] ?? 0) + count;
  const inexact = rounds.findIndex((round) => !isExact(round));
  const all = (of: (round: Round) => readonly string[]): string[] => [...new Set(rounds.flatMap(of))].sort();
  const unseen = all((round) => round.unseen);
  const missed = unseen.length ? `no alarm saw what ${unseen.join(', ')} should have` : undefined;
  const reason =
    inexact >= 0
      ? `round ${inexact + 1} is not exact`
      : (missed ?? ended ?? (rounds.length ? undefined : 'no round was judged'));
  return {
    passed: reason === undefined,
    ...(reason !== undefined && { reason }),
    seed,
    minutes,
    seconds: Math.round(seconds),
    rounds: rounds.length,
    operations: total(({ operations }) => operations),
    customers: total(({ customers }) => customers),
    invocations: total(({ invocations }) => invocations),
    redeliveries: total(({ redeliveries }) => redeliveries),
    kills: total(({ kills }) => kills),
    faults,
    losses: total(({ losses }) => losses),
    doubleCounts: total(({ doubleCounts }) => doubleCounts),
    poisonWritten: total(({ poisonWritten }) => poisonWritten),
    poisonParked: total(({ parked }) => parked),
    poisonParkedAgain: total(({ parkedAgain }) => parkedAgain),
    poisonMissing: total(({ notParked }) => notParked.length),
    refused: total(({ refused }) => refused),
    recounts: total(({ recounts }) => recounts),
    strangers: total(({ strangers }) => strangers),
    alarms: all(({ alarms }) => alarms),
    unseen,
    wrong: rounds.flatMap(({ wrong }) => wrong).slice(0, SHOWN),
  };
}

/** The report for people. */
export function soakText(report: SoakReport): string {
  const { seed, minutes, seconds, rounds, faults, wrong } = report;
  const injected = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const lines: (readonly [string, string | number])[] = [
    ['operations', report.operations],
    ['customers', report.customers],
    ['invocations', report.invocations],
    ['records redelivered', report.redeliveries],
    ['faults injected', injected],
    ...Object.entries(faults).map(([kind, count]) => [`  ${kind}`, count] as const),
    ['processes killed', report.kills],
    ['losses', report.losses],
    ['double counts', report.doubleCounts],
    ['poison written', report.poisonWritten],
    ['poison parked', `${report.poisonParked}, and ${report.poisonParkedAgain} repetitions`],
    ['poison missing', report.poisonMissing],
    ['refusals told', report.refused],
    ['customers counted anew', report.recounts],
    ['other messages', report.strangers],
    ['alarms that saw it', report.alarms.join(', ')],
  ];
  return [
    `The trigger of the orders table, seed ${seed}: ${seconds} s of ${minutes} min, ${rounds} rounds judged`,
    '',
    ...lines.map(([name, value]) => `${name.padEnd(26)}${value}`),
    ...wrong.map(({ customerId, expected, actual }) => `${customerId}: ${of(actual)}, expected ${of(expected)}`),
    '',
    report.passed ? 'PASSED' : `NOT PASSED: ${report.reason}`,
    '',
  ].join('\n');
}

const of = ({ count, amount }: WrongTotal['actual']): string => `${count} orders of ${amount}`;
