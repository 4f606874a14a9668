/**
 * Sends operations and records what becomes of each. In an open loop every operation has the time that it is to be sent at, whatever the
 * database does meanwhile, and its response counts from that: a database that stands still is seen by all who would have asked it, not
 * only by those that were let through. In a closed loop the next one is sent when the last one is answered.
 */
import type { Clock } from './clock';
import { Phase } from './phase';
import { Recorder } from './recorder';
import { intendedAt, laneAt, type Shared } from './schedule';
import { total, type Tally } from './tally';

export interface GeneratorOptions<Op extends { readonly kind: string }> extends Shared {
  readonly next: () => Op;
  readonly perform: (operation: Op) => Promise<unknown>;
  /** Operations a second of all parts, or operations at a time of each. */
  readonly pace: { readonly rate: number } | { readonly concurrency: number };
  /** Milliseconds since 1970; several machines can begin together. */
  readonly startAt: number;
  /** What is to be sent in these first milliseconds is counted apart. */
  readonly warmUpMs: number;
  /** After the warm-up. */
  readonly durationMs: number;
  /** An operation that has not been answered for so long is given up; one that could not be sent for so long is not sent. */
  readonly timeoutMs: number;
  /** Operations at a time; in an open loop, others wait. */
  readonly maxInFlight: number;
  readonly clock: Clock;
  /** Ends it early: nothing more is sent. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** Of the last second or so. */
export interface LoadProgress {
  /** Operations answered a second. */
  readonly rate: number;
  /** Milliseconds, of the response. */
  readonly p99: number;
  /** Failed, timed out and not sent, altogether so far. */
  readonly errors: number;
  readonly isWarmUp: boolean;
}

export interface Measured {
  readonly warmUp: Phase;
  readonly measured: Phase;
  /** When measuring began, and when all was sent and answered, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
}

interface Attempt<Op> {
  readonly operation: Op;
  readonly tally: Tally;
  readonly intended: number;
  sent: number;
  readonly release: (() => void) | undefined;
}

const LOOK_MS = 100;
const DRAIN_MS = 5;
const PROGRESS_MS = 1_000;
/** So many are sent at most before answers are looked at. */
const AT_ONCE = 32;

/** @throws Error where an operation is not accounted for */
export const generate = <Op extends { readonly kind: string }>(options: GeneratorOptions<Op>): Promise<Measured> =>
  new Run(options).whole();

class Run<Op extends { readonly kind: string }> {
  private readonly warmUp = new Phase();
  private readonly measured = new Phase();
  private readonly recent = new Recorder();
  /** In the order that they were sent in. */
  private readonly inFlight = new Set<Attempt<Op>>();
  private readonly waiting = new Set<Attempt<Op>>();
  /** Given up ones too, until their answer comes. */
  private unanswered = 0;
  private isOver = false;
  private lastAnswer = 0;
  private readonly from: number;
  private readonly end: number;

  constructor(private readonly options: GeneratorOptions<Op>) {
    this.from = options.startAt + options.warmUpMs;
    this.end = this.from + options.durationMs;
  }

  async whole(): Promise<Measured> {
    const { clock, startAt, pace } = this.options;
    await this.until(startAt);
    const watching = this.watch();
    await ('rate' in pace ? this.open(pace.rate) : this.closed(pace.concurrency));
    const sentUntil = this.isEnded() ? Math.min(this.end, clock.now()) : this.end;
    await this.drain();
    this.isOver = true;
    await watching;
    for (const phase of [this.warmUp, this.measured]) phase.check();
    return {
      warmUp: this.warmUp,
      measured: this.measured,
      from: this.from,
      to: Math.max(sentUntil, this.lastAnswer),
      isWhole: !this.isEnded(),
    };
  }

  private isEnded(): boolean {
    return this.options.signal?.aborted === true;
  }

  /** @returns the time then, at or after the one that was waited for */
  private async until(time: number): Promise<number> {
    const { clock } = this.options;
    let now = clock.now();
    while (now < time && !this.isEnded()) {
      await clock.wait(Math.min(time - now, LOOK_MS));
      now = clock.now();
    }
    return now;
  }

  private async open(rate: number): Promise<void> {
    const { startAt, clock } = this.options;
    for (let number = 0, inARow = 0; ; number += 1) {
      const intended = startAt + intendedAt(rate, this.options, number);
      if (intended >= this.end) return;
      inARow = clock.now() < intended ? 0 : inARow + 1;
      if (inARow === AT_ONCE) {
        await clock.wait(0);
        inARow = 0;
      }
      const now = await this.until(intended);
      if (this.isEnded()) return;
      this.issue(intended, now);
    }
  }

  private async closed(concurrency: number): Promise<void> {
    const { clock, startAt } = this.options;
    const lane = async (number: number): Promise<void> => {
      await this.until(startAt + laneAt(concurrency, this.options, number));
      while (clock.now() < this.end && !this.isEnded())
        await new Promise<void>((release) => this.issue(clock.now(), clock.now(), release));
    };
    await Promise.all(Array.from({ length: concurrency }, (_, number) => lane(number)));
  }

  private issue(intended: number, now: number, release?: () => void): void {
    const phase = intended < this.from ? this.warmUp : this.measured;
    const operation = this.options.next();
    const tally = phase.of(operation.kind);
    tally.issued += 1;
    phase.lateness.record(now - intended);
    const attempt = { operation, tally, intended, sent: now, release };
    // In its turn: those that wait are older.
    this.waiting.add(attempt);
    this.sendWaiting(now);
  }

  private send(attempt: Attempt<Op>, now: number): void {
    attempt.sent = now;
    this.inFlight.add(attempt);
    this.unanswered += 1;
    this.options.perform(attempt.operation).then(
      () => this.settle(attempt, false),
      (error: unknown) => this.settle(attempt, true, error),
    );
  }

  private settle(attempt: Attempt<Op>, isRejected: boolean, error?: unknown): void {
    this.unanswered -= 1;
    if (!this.inFlight.delete(attempt)) return;
    const now = this.options.clock.now();
    const { tally, sent, intended } = attempt;
    this.lastAnswer = now;
    const hasFailed = isRejected && tally.reject(error, now - sent, now - intended);
    if (!isRejected) tally.complete(now - sent, now - intended);
    if (!hasFailed) this.recent.record(now - intended);
    attempt.release?.();
    this.sendWaiting(now);
  }

  private sendWaiting(now: number): void {
    for (const attempt of this.waiting) {
      const isTooLate = this.isEnded() || now - attempt.intended >= this.options.timeoutMs;
      if (!isTooLate && this.inFlight.size >= this.options.maxInFlight) return;
      this.waiting.delete(attempt);
      if (!isTooLate) this.send(attempt, now);
      else {
        attempt.tally.notSent += 1;
        attempt.release?.();
      }
    }
  }

  private giveUpLate(now: number): void {
    for (const attempt of this.inFlight) {
      if (now - attempt.sent < this.options.timeoutMs) break;
      this.inFlight.delete(attempt);
      attempt.tally.giveUp(now - attempt.sent, now - attempt.intended);
      attempt.release?.();
    }
    this.sendWaiting(now);
  }

  private async watch(): Promise<void> {
    const { clock, onProgress } = this.options;
    let before = clock.now();
    while (!this.isOver) {
      await clock.wait(LOOK_MS);
      const now = clock.now();
      this.giveUpLate(now);
      if (now - before < PROGRESS_MS) continue;
      const rate = (this.recent.count * 1_000) / (now - before);
      onProgress?.({ rate, p99: this.recent.percentile(99) / 1_000, errors: this.errors(), isWarmUp: now < this.from });
      this.recent.clear();
      before = now;
    }
  }

  private errors(): number {
    const tallies = [this.warmUp, this.measured].flatMap(({ tallies: all }) => [...all.values()]);
    return tallies.reduce((sum, tally) => sum + total(tally.failed) + tally.timedOut + tally.notSent, 0);
  }

  /** Until all has been answered or given up; then as long again for what was given up, so that nothing is written after it. */
  private async drain(): Promise<void> {
    const { clock, timeoutMs } = this.options;
    while (this.inFlight.size + this.waiting.size > 0) {
      await clock.wait(DRAIN_MS);
      this.giveUpLate(clock.now());
    }
    const patience = clock.now() + timeoutMs;
    while (this.unanswered > 0 && clock.now() < patience) await clock.wait(DRAIN_MS);
  }
}
