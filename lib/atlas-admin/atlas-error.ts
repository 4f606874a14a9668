import { mayBeOnItsWay } from '../async/rights';
import { Refusal, type RefusalKind } from '../errors';
import type { Passing } from './effort';

/** What is known of a request that came to nothing. */
export interface AtlasFailure {
  readonly kind: RefusalKind;
  /** Absent where there was no answer. */
  readonly status?: number | undefined;
  /** Atlas's own name of what is wrong. */
  readonly errorCode?: string | undefined;
  /** Whether it only asked for something. */
  readonly reads: boolean;
}

/** What to do about a failure, as sentences for who asked Atlas; may be nothing. */
export type Remedy = (failure: AtlasFailure) => string;

interface Circumstances {
  readonly kind?: RefusalKind;
  readonly passing?: boolean;
  readonly retryAfterMs?: number;
}

/** Something that Atlas refused, did not answer or answered in an unknown way, told in words. */
export class AtlasError extends Refusal implements Passing {
  override readonly name = 'AtlasError';
  readonly passing: boolean;
  readonly retryAfterMs: number;

  constructor(message: string, { kind, passing = false, retryAfterMs = 0 }: Circumstances = {}) {
    super(message, kind);
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}

const KINDS: Readonly<Record<number, RefusalKind>> = { 401: 'no-credentials', 403: 'denied', 404: 'absent' };
const PASSING: readonly (number | undefined)[] = [undefined, 408, 425, 429, 500, 502, 503, 504];

/** @param status of the answer; undefined where there was none */
export const kindOf = (status: number | undefined): RefusalKind =>
  PASSING.includes(status) ? 'unavailable' : (KINDS[status ?? 0] ?? 'refused');

/** Whether the same request may succeed a little later. */
export const mayPass = (failure: AtlasFailure): boolean => failure.kind === 'unavailable' || mayBeOnItsWay(failure);
