/** What became of the operations of one kind. */
import { OrderError, type ErrorCode } from '../orders/errors';
import { Recorder } from './recorder';

/** How the database says that a condition did not hold, or that there is nothing: it has done what it was asked. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['ORDER_EXISTS', 'ORDER_NOT_FOUND', 'STATUS_CHANGED']);

type ByKind = Record<string, number>;
const count = (of: ByKind, kind: string): void => void (of[kind] = (of[kind] ?? 0) + 1);
export const total = (of: Readonly<ByKind>): number => Object.values(of).reduce((sum, amount) => sum + amount, 0);

export class Tally {
  issued = 0;
  /** Answered, refusals included. */
  completed = 0;
  /** Part of what was completed, by the contract's code. */
  readonly refused: ByKind = {};
  /** By the contract's code, or the name of the error. */
  readonly failed: ByKind = {};
  timedOut = 0;
  notSent = 0;
  /** From when it was sent. What failed is in neither; what timed out is in both, with as long as it was waited for. */
  readonly service = new Recorder();
  /** From when it was to be sent. */
  readonly response = new Recorder();

  complete(serviceMs: number, responseMs: number): void {
    this.completed += 1;
    this.service.record(serviceMs);
    this.response.record(responseMs);
  }

  /** It was answered with an error, of which some are answers as any other. @returns whether it failed */
  reject(error: unknown, serviceMs: number, responseMs: number): boolean {
    const code = error instanceof OrderError ? error.code : undefined;
    if (code === undefined || !REFUSALS.has(code)) {
      count(this.failed, code ?? (error instanceof Error ? error.name : typeof error));
      return true;
    }
    count(this.refused, code);
    this.complete(serviceMs, responseMs);
    return false;
  }

  giveUp(serviceMs: number, responseMs: number): void {
    this.timedOut += 1;
    this.service.record(serviceMs);
    this.response.record(responseMs);
  }

  /** @throws Error where an operation is unaccounted for, or counted twice */
  check(kind: string): void {
    const failed = total(this.failed);
    const { issued, completed, timedOut, notSent } = this;
    if (issued === completed + failed + timedOut + notSent) return;
    throw new Error(
      `of ${issued} operations ${kind}, ${completed} completed, ${failed} failed, ${timedOut} timed out and ${notSent} were not sent: ` +
        'they do not add up, which is a fault of the generator',
    );
  }
}
