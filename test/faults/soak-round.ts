import type { Note } from '../../lib/console/progress';
import { CATCHES_UP_WITHIN_MS, inject, pathOf, type NamedFault, type Seen } from './named-fault';
import { API_CUSTOMER, Ledger } from './order-caller';
import { dynamoDbSide, type AtlasSide, type Side } from './sides';
import { chaos, STREAM_RUN } from './soak-chaos';
import { orderStreamSettings } from './settings';
import { recount } from './fault-acts';
import { recountAll } from './soak-recounts';
import type { Counts } from './tally';
import { startTrigger, type Trigger } from './trigger';
import { isExact, judge, type Verdict } from './verdict';

export interface Round extends Counts, Verdict {
  /** Writes to the orders table that were acknowledged. */
  readonly operations: number;
  /** Requests to both APIs that were answered. */
  readonly requests: number;
  readonly poisonWritten: number;
  /** Customers that were counted anew meanwhile. */
  readonly recounts: number;
  /** Orders that an API has acknowledged and that are not there, or are there again after it has deleted them. */
  readonly wrongOrders: number;
  /** Writes that came to a database after its API had answered that they may not have happened. */
  readonly writesAfterAnswer: readonly string[];
  /** Answers of the APIs that no order and no fault explains. */
  readonly oddAnswers: readonly string[];
  /** Each fault, and what saw it. */
  readonly seen: readonly Seen[];
}

export const isRoundExact = (round: Round): boolean =>
  isExact(round) && round.wrongOrders + round.writesAfterAnswer.length + round.oddAnswers.length === 0;

export interface RoundOptions {
  readonly seed: number;
  /** How long everything goes wrong at once, before each fault comes by itself. */
  readonly milliseconds: number;
  readonly faults: readonly NamedFault[];
  readonly atlas: () => Promise<AtlasSide>;
  readonly note: Note;
}

/** A second of this machine is ten of the functions' time-outs and pauses, and of the APIs'. */
export const TIMERS_FASTER = 10;

/**
 * Writes with trouble of every kind at once, lets each fault happen by itself and waits for its alarms, then lets all catch up in peace
 * and judges what came of it. Tables, queue and function are new each time: the local engine slows down as a stream grows.
 *
 * @throws Error when it does not catch up
 */
export async function soakRound({ seed, milliseconds, faults, atlas, note }: RoundOptions): Promise<Round> {
  const ledger = new Ledger();
  const onApiRequest = (action: string, body: string): void => ledger.arrived(action, body);
  const windowSeconds = orderStreamSettings().windowSeconds / TIMERS_FASTER;
  const trigger = await startTrigger({ windowSeconds }, { timersFaster: TIMERS_FASTER, onApiRequest });
  try {
    let dynamodbSide: Promise<Side> | undefined;
    const dynamodb = (): Promise<Side> => (dynamodbSide ??= dynamoDbSide(trigger, ledger, TIMERS_FASTER));
    const uses = (api: NamedFault['api']): boolean => faults.some((fault) => fault.api === api);
    const used = { dynamodb: uses('dynamodb') ? dynamodb : undefined, atlas: uses('atlas') ? atlas : undefined };

    const { operations, poison, damaged, onTheWay, ...chaotic } = await chaos(trigger, {
      seed,
      milliseconds,
      note,
      ...used,
    });
    const seen: Seen[] = [{ name: 'all at once', ...seenOfChance(trigger, poison.size), givenUp: 0 }];
    note('calm: catching up');
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    let recounts = chaotic.recounts + (await recountAll(trigger, STREAM_RUN));

    const refusable = new Set(damaged);
    const marks = new Set(poison);
    for (const [nth, fault] of faults.entries()) {
      note(fault.name);
      const customer = `f${nth}`;
      if (fault.refuses) refusable.add(customer);
      seen.push(await inject(fault, { trigger, dynamodb, atlas, customer, poison: marks }));
    }
    note('calm: catching up');
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);
    const sides = await Promise.all(Object.values(used).flatMap((start) => (start ? [start()] : [])));
    // It was written in two streams.
    if (sides.length > 0) recounts += Number(await recount({ trigger, customer: API_CUSTOMER }));
    await trigger.caughtUp(CATCHES_UP_WITHIN_MS);

    const judged = await Promise.all(sides.map(async (side) => side.ledger.judge(await side.stored())));
    const told = sides.map(({ ledger: each }) => each.take());
    const counts = trigger.counts();
    const verdict = await judge(trigger, marks, {
      mayBeRefused: ({ customerId, refused }) => refused === 'stream' || refusable.has(customerId),
      givenUp: seen.reduce((sum, { givenUp }) => sum + givenUp, 0),
    });
    const wrongOrders = judged.map(({ losses, doubles }) => losses + doubles);
    return {
      ...counts,
      ...verdict,
      faults: { ...counts.faults, ...onTheWay },
      losses: verdict.losses + judged.reduce((sum, { losses }) => sum + losses, 0),
      doubleCounts: verdict.doubleCounts + judged.reduce((sum, { doubles }) => sum + doubles, 0),
      wrongOrders: wrongOrders.reduce((sum, wrong) => sum + wrong, 0),
      operations,
      requests: told.reduce((sum, { requests }) => sum + requests, 0),
      poisonWritten: marks.size,
      recounts,
      writesAfterAnswer: told.flatMap(({ late }) => late),
      oddAnswers: told.flatMap(({ odd }) => odd),
      seen,
    };
  } finally {
    await trigger.stop();
  }
}

/** What the function and its clients mend themselves has no alarm: a call that fails and is repeated, a batch that comes twice. */
function seenOfChance(trigger: Trigger, poison: number): { alarms: string[]; unseen: string[] } {
  const { kills, faults } = trigger.counts();
  const expected = [
    ...(kills + (faults['invocation abandoned'] ?? 0) > 0 ? ['Errors'] : []),
    ...(poison > 0 ? ['Parked'] : []),
  ];
  const moved = trigger.seen().moved();
  const paths = (names: readonly string[]): string[] => names.map((name) => pathOf('totals', name));
  return { alarms: paths(moved), unseen: paths(expected.filter((name) => !moved.includes(name))) };
}
