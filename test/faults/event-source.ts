import type { DynamoDBRecord } from 'aws-lambda';
import { deliver, type Delivering } from './delivery';
import { filterOf } from './filter';

export interface Shard {
  readonly id: string;
  /** Read to its end before this one is begun. */
  readonly parent?: string;
}

/** A stream as its API gives it. */
export interface StreamReader {
  shards(): Promise<readonly Shard[]>;
  /** The next records of a shard, at most `limit`; from its start for no sequence number. `closed`: there will be no more. */
  read(
    shardId: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly records: readonly DynamoDBRecord[]; readonly closed: boolean }>;
}

/** What Lambda may do to batches beside what is asked of it: it delivers at least once. */
export interface Disturbance {
  /** Size of the next batch, 1 to `most`. */
  cut(most: number): number;
  /** How many records are delivered again after a batch that is done with. */
  rewind(): number;
}

export interface EventSourceOptions extends Omit<Delivering, 'signal'> {
  readonly disturbance?: Disturbance;
  /** Milliseconds between two reads of a shard that had nothing new: a shard is polled four times a second. */
  readonly pollMs?: number;
}

const POLL_MS = 250;
/** The payload of an invocation is at most 6 MB. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;
/** How far back a disturbance can reach. */
const REMEMBERED = 1_000;

/**
 * A stand-in for Lambda's event source mapping of a DynamoDB stream. It reads a stream through its API and does with the records what
 * the pages say: one batch of a shard at a time, in order, after the shard's parent; gathered until it is full, its window over or the
 * payload at its limit; filtered; delivered as `deliver` says. Parallelization and tumbling windows are left out: the trigger has none.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export class EventSource {
  private readonly matches: (record: object) => boolean;
  private readonly open = new Map<string, Promise<string>>();
  private readonly idleSince = new Map<string, number>();
  private asked = 0;

  constructor(
    private readonly stream: StreamReader,
    private readonly options: EventSourceOptions,
  ) {
    this.matches = filterOf(options.settings.filters);
  }

  /** Runs until all shards are closed and read. @throws the signal's reason when it is aborted before, or what the stream throws */
  async run(signal: AbortSignal): Promise<void> {
    const closed = new Set<string>();
    for (;;) {
      const shards = await this.stream.shards();
      const waits = ({ parent }: Shard): boolean => shards.some(({ id }) => id === parent && !closed.has(id));
      for (const shard of shards) {
        if (closed.has(shard.id) || this.open.has(shard.id) || waits(shard)) continue;
        this.open.set(
          shard.id,
          this.consume(shard.id, signal).then(() => shard.id),
        );
      }
      if (this.open.size === 0) return;
      const ended = await Promise.race(this.open.values());
      this.open.delete(ended);
      closed.add(ended);
    }
  }

  /** Waits until everything is done with that was in the open shards when this was called. */
  async caughtUp(signal: AbortSignal): Promise<void> {
    const since = (this.asked += 1);
    const isBehind = (id: string): boolean => (this.idleSince.get(id) ?? 0) < since;
    while (this.open.size === 0 || [...this.open.keys()].some(isBehind)) await this.options.clock.sleep(10, signal);
  }

  private async consume(shardId: string, signal: AbortSignal): Promise<void> {
    const { clock, disturbance, pollMs = POLL_MS } = this.options;
    const done: (string | undefined)[] = [undefined];
    for (;;) {
      const { asked } = this;
      const { batch, passed, closed } = await this.gather(shardId, done.at(-1), signal);
      if (batch.length > 0) await deliver(shardId, batch, { ...this.options, signal });
      if (passed.length > 0) {
        done.push(...passed);
        const again = disturbance?.rewind() ?? 0;
        done.length = Math.max(1, done.length - again);
        done.splice(0, done.length - REMEMBERED);
        continue;
      }
      if (closed) return;
      this.idleSince.set(shardId, asked);
      await clock.sleep(pollMs, signal);
    }
  }

  /** The next batch, and the sequence numbers of all records that were read for it, filtered ones included. */
  private async gather(
    shardId: string,
    after: string | undefined,
    signal: AbortSignal,
  ): Promise<{ batch: DynamoDBRecord[]; passed: string[]; closed: boolean }> {
    const { settings, clock, disturbance, pollMs = POLL_MS } = this.options;
    const size = disturbance?.cut(settings.batchSize) ?? settings.batchSize;
    const until = clock.now() + settings.windowSeconds * 1_000;
    const batch: DynamoDBRecord[] = [];
    const passed: string[] = [];
    let bytes = 0;
    for (;;) {
      const { records, closed } = await this.stream.read(shardId, passed.at(-1) ?? after, size - batch.length);
      for (const record of records) {
        if (this.matches(record)) {
          bytes += Buffer.byteLength(JSON.stringify(record));
          if (bytes > MAX_PAYLOAD_BYTES && batch.length > 0) return { batch, passed, closed: false };
          batch.push(record);
        }
        passed.push(record.dynamodb?.SequenceNumber ?? '');
      }
      const waits = batch.length > 0 && batch.length < size && clock.now() < until;
      if (closed || !waits) return { batch, passed, closed: closed && records.length === 0 };
      if (records.length === 0) await clock.sleep(Math.min(pollMs, until - clock.now()), signal);
    }
  }
}
