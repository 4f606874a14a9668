import type { DynamoDBRecord } from 'aws-lambda';
import type { Outcome as Invoked } from '../../lib/engines/lambda/function-instance';
import { firstFailed } from './batch-response';
import type { Clock } from './clock';
import type { Discard, DiscardCondition } from './discarded-batch';
import type { EventSourceSettings } from './settings';

/** How an invocation went. `refused`: Lambda could not run the function, as when it is throttled. */
export type Outcome = Invoked | { readonly kind: 'refused' };

export interface Delivering {
  readonly settings: EventSourceSettings;
  readonly invoke: (records: readonly DynamoDBRecord[]) => Promise<Outcome>;
  /** Sends to the failure destination. */
  readonly discard: (discard: Discard) => Promise<void>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Before the first and before any further retry, in milliseconds; it doubles in between. Lambda's own are not documented. */
  readonly backoffMs: { readonly first: number; readonly most: number };
}

/**
 * Delivers one batch of a shard until every record of it is done with or discarded; the shard waits so long.
 *
 * - A function error: the batch is cut in halves where that is set, else it is delivered again.
 * - Reported items: what is before the lowest of them is done with, the rest is delivered again. With bisecting that is a cut.
 * - A cut keeps the retries that were made and uses none up. A batch whose retries are used up is discarded.
 * - Records beyond the record age are discarded, the younger ones of the same batch are not.
 *
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 *
 * @throws the signal's reason when it is aborted
 */
export const deliver = (shardId: string, records: readonly DynamoDBRecord[], delivering: Delivering): Promise<void> =>
  new Delivery(shardId, delivering).of(records, { retries: 0, invocations: 0, functionError: false });

/** What became of a batch so far. */
interface Past {
  readonly retries: number;
  readonly invocations: number;
  readonly functionError: boolean;
}

class Delivery {
  constructor(
    private readonly shardId: string,
    private readonly given: Delivering,
  ) {}

  async of(records: readonly DynamoDBRecord[], past: Past): Promise<void> {
    const { settings, invoke, signal } = this.given;
    for (let refusals = 0, remaining = records; remaining.length > 0;) {
      signal.throwIfAborted();
      const expired = this.expired(remaining);
      if (expired > 0) {
        await this.discard(remaining.slice(0, expired), 'RecordAgeExceeded', past);
        remaining = remaining.slice(expired);
        continue;
      }
      const outcome = await invoke(remaining);
      if (outcome.kind === 'refused') {
        await this.pause(refusals++);
        continue;
      }
      const functionError = outcome.kind === 'functionError';
      past = { ...past, invocations: past.invocations + 1, functionError };

      const done = this.done(remaining, outcome);
      remaining = remaining.slice(done);
      if (remaining.length === 0 || (settings.bisectOnError && done > 0)) continue;
      if (settings.bisectOnError && functionError && remaining.length > 1) {
        const middle = Math.ceil(remaining.length / 2);
        await this.of(remaining.slice(0, middle), past);
        remaining = remaining.slice(middle);
        continue;
      }
      if (past.retries >= settings.maxRetries) return this.discard(remaining, 'RetryAttemptsExhausted', past);
      await this.pause(past.retries);
      past = { ...past, retries: past.retries + 1 };
    }
  }

  /** How many records are behind an invocation, from the first on. */
  private done(records: readonly DynamoDBRecord[], outcome: Outcome): number {
    if (outcome.kind !== 'answered') return 0;
    return this.given.settings.reportsItemFailures ? firstFailed(records, outcome.answer) : records.length;
  }

  /** How many of the records, which come in the order of their age, are too old. */
  private expired(records: readonly DynamoDBRecord[]): number {
    const oldest = this.given.clock.now() / 1_000 - this.given.settings.maxRecordAgeSeconds;
    const young = records.findIndex(({ dynamodb }) => (dynamodb?.ApproximateCreationDateTime ?? 0) >= oldest);
    return young === -1 ? records.length : young;
  }

  private discard(records: readonly DynamoDBRecord[], condition: DiscardCondition, past: Past): Promise<void> {
    const { invocations, functionError } = past;
    const at = this.given.clock.now();
    return this.given.discard({ shardId: this.shardId, records, condition, invocations, functionError, at });
  }

  private pause(earlier: number): Promise<void> {
    const { clock, signal, backoffMs } = this.given;
    return clock.sleep(Math.min(backoffMs.most, backoffMs.first * 2 ** earlier), signal);
  }
}
