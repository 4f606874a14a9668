import type { NamedFault } from './named-fault';
import { isRoundExact, type Round } from './soak-round';
import type { WrongTotal } from './verdict';

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
  /** What stood for Atlas. */
  readonly mongodb?: string;
  /** To both APIs. */
  readonly requests: number;
  readonly customers: number;
  readonly invocations: number;
  readonly redeliveries: number;
  readonly kills: number;
  /** What repetition mends, and nobody is told of. */
  readonly disturbances: Readonly<Record<string, number>>;
  /** Each fault that was injected by itself: how often, and the alarms that saw it every time. */
  readonly faults: readonly FaultSeen[];
  /** Faults that were left out, and why. */
  readonly leftOut?: LeftOut;
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
  /** Writes that came to a database after its API had answered that they may not have happened. */
  readonly writesAfterAnswer: number;
  /** Answers of the APIs that no order and no fault explains; the first of them. */
  readonly oddAnswers: readonly string[];
  /** Faults that were not seen, each with the alarms that should have. */
  readonly unseen: readonly string[];
  /** With what was expected; the first of them. */
  readonly wrong: readonly WrongTotal[];
}

export interface FaultSeen {
  readonly name: string;
  readonly injected: number;
  readonly alarms: readonly string[];
  /** Why there are none. */
  readonly mendedBy?: string;
}

export interface LeftOut {
  readonly faults: readonly string[];
  readonly why: string;
}

export interface Soaked {
  /** What stands for Atlas. */
  readonly mongodb?: string | undefined;
  /** Those that every round has to inject. */
  readonly faults: readonly NamedFault[];
  readonly leftOut?: LeftOut | undefined;
  readonly seed: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly rounds: readonly Round[];
  /** What ended it before its time; none when nothing did. */
  readonly ended?: string;
}

const SHOWN = 10;

export function soakReport({
  seed,
  minutes,
  seconds,
  rounds,
  ended,
  faults: given,
  leftOut,
  mongodb,
}: Soaked): SoakReport {
  const total = (of: (round: Round) => number): number => rounds.reduce((sum, round) => sum + of(round), 0);
  const disturbances: Record<string, number> = {};
  for (const round of rounds)
    for (const [kind, count] of Object.entries(round.faults)) disturbances[kind] = (disturbances[kind] ?? 0) + count;
  const seen = rounds.flatMap((round) => round.seen);
  const faults = given.map((fault): FaultSeen => {
    const { name, mendedBy } = fault;
    const [first, ...more] = seen.filter((each) => each.name === name).map(({ alarms }) => alarms);
    const alarms = (first ?? []).filter((alarm) => more.every((each) => each.includes(alarm)));
    return { name, injected: first ? 1 + more.length : 0, alarms, ...(mendedBy !== undefined && { mendedBy }) };
  });
  const unseen = [
    ...new Set(seen.filter(({ unseen }) => unseen.length).map(({ name, unseen }) => `${name}: ${unseen.join(', ')}`)),
  ];
  const inexact = rounds.findIndex((round) => !isRoundExact(round));
  const missing = faults.filter(({ injected }) => injected < rounds.length).map(({ name }) => name);
  const reason = [
    inexact >= 0 && `round ${inexact + 1} is not exact`,
    unseen.length > 0 && `no alarm saw: ${unseen.join('; ')}`,
    ended,
    rounds.length === 0 && 'no round was judged',
    rounds.some(({ operations }) => operations === 0) && 'a round wrote nothing, so nothing was judged',
    missing.length > 0 && `not injected in every round: ${missing.join(', ')}`,
  ].find((each) => typeof each === 'string');
  return {
    passed: reason === undefined,
    ...(reason !== undefined && { reason }),
    seed,
    minutes,
    seconds: Math.round(seconds),
    rounds: rounds.length,
    operations: total(({ operations }) => operations),
    ...(mongodb !== undefined && { mongodb }),
    requests: total(({ requests }) => requests),
    customers: total(({ customers }) => customers),
    invocations: total(({ invocations }) => invocations),
    redeliveries: total(({ redeliveries }) => redeliveries),
    kills: total(({ kills }) => kills),
    disturbances,
    faults,
    ...(leftOut && { leftOut }),
    losses: total(({ losses }) => losses),
    doubleCounts: total(({ doubleCounts }) => doubleCounts),
    poisonWritten: total(({ poisonWritten }) => poisonWritten),
    poisonParked: total(({ parked }) => parked),
    poisonParkedAgain: total(({ parkedAgain }) => parkedAgain),
    poisonMissing: total(({ notParked }) => notParked.length),
    refused: total(({ refused }) => refused),
    recounts: total(({ recounts }) => recounts),
    strangers: total(({ strangers }) => strangers),
    writesAfterAnswer: total(({ writesAfterAnswer }) => writesAfterAnswer.length),
    oddAnswers: rounds.flatMap(({ oddAnswers }) => oddAnswers).slice(0, SHOWN),
    unseen,
    wrong: rounds.flatMap(({ wrong }) => wrong).slice(0, SHOWN),
  };
}

/** The report for people. */
export function soakText(report: SoakReport): string {
  const { seed, minutes, seconds, rounds, disturbances, faults, leftOut, wrong } = report;
  const disturbed = Object.values(disturbances).reduce((sum, count) => sum + count, 0);
  const lines: (readonly [string, string | number])[] = [
    ...(report.mongodb === undefined ? [] : [['in the place of Atlas', report.mongodb] as const]),
    ['operations', report.operations],
    ['requests to the APIs', report.requests],
    ['customers', report.customers],
    ['invocations', report.invocations],
    ['records redelivered', report.redeliveries],
    ['processes killed', report.kills],
    ['disturbances', `${disturbed}, which repetition mends`],
    ...Object.entries(disturbances).map(([kind, count]) => [`  ${kind}`, count] as const),
    ['losses', report.losses],
    ['double counts', report.doubleCounts],
    ['writes after an answer', report.writesAfterAnswer],
    ['poison written', report.poisonWritten],
    ['poison parked', `${report.poisonParked}, and ${report.poisonParkedAgain} repetitions`],
    ['poison missing', report.poisonMissing],
    ['refusals told', report.refused],
    ['customers counted anew', report.recounts],
    ['other messages', report.strangers],
  ];
  const told = ({ alarms, mendedBy = '' }: FaultSeen): string => alarms.join(', ') || `nobody: ${mendedBy}`;
  return [
    `The trigger of the orders table, and both APIs, seed ${seed}: ${seconds} s of ${minutes} min, ${rounds} rounds judged`,
    '',
    ...lines.map(([name, value]) => `${name.padEnd(32)}${value}`),
    '',
    'Each fault, how often it was injected by itself, and who saw it',
    ...faults.map((fault) => `  ${`${fault.name}, ${fault.injected} times`.padEnd(60)}${told(fault)}`),
    ...(leftOut ? [`left out: ${leftOut.faults.join(', ')}: ${leftOut.why}`] : []),
    ...report.oddAnswers.map((answer) => `an answer that nothing explains: ${answer}`),
    ...wrong.map(({ customerId, expected, actual }) => `${customerId}: ${of(actual)}, expected ${of(expected)}`),
    '',
    report.passed ? 'PASSED' : `NOT PASSED: ${report.reason}`,
    '',
  ].join('\n');
}

const of = ({ count, amount }: WrongTotal['actual']): string => `${count} orders of ${amount}`;
