import type { DynamoDBRecord } from 'aws-lambda';
import { anOrder, inserted, itemOf } from '../lambda/order-stream/support/records';
import { VirtualClock } from './clock';
import type { Outcome } from './delivery';
import { discardedBatch, type DiscardedBatch } from './discarded-batch';
import { EventSource, type Disturbance, type Shard } from './event-source';
import type { EventSourceSettings } from './settings';

/** When the records of {@link aStream} were written: milliseconds since 1970. */
export const WRITTEN_AT = 1_769_853_600_000;
export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:order-stream';

const PLAIN: EventSourceSettings = {
  batchSize: 10,
  windowSeconds: 0,
  bisectOnError: false,
  maxRetries: Infinity,
  maxRecordAgeSeconds: 86_400,
  reportsItemFailures: true,
  filters: [],
  functionTimeoutSeconds: 60,
};

/** `n` new orders, as a stream has them; the customers `c0`, `c1`, … are how a test names them. */
export const aStream = (n: number): DynamoDBRecord[] =>
  Array.from({ length: n }, (_, i) => inserted(itemOf(anOrder({ customerId: `c${i}` })), i));

const nameOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.['pk']?.S?.slice('CUSTOMER#'.length) ?? '';
const sequenceOf = (record: DynamoDBRecord | undefined): string => record?.dynamodb?.SequenceNumber ?? '';

export const ok: Outcome = { kind: 'answered', answer: { batchItemFailures: [] } };
export const error: Outcome = { kind: 'functionError' };
export const refused: Outcome = { kind: 'refused' };
/** Reports the records of these customers, as far as they are in the batch. */
export const failing =
  (...names: string[]) =>
  (batch: readonly DynamoDBRecord[]): Outcome => ({
    kind: 'answered',
    answer: {
      batchItemFailures: batch
        .filter((record) => names.includes(nameOf(record)))
        .map((record) => ({ itemIdentifier: sequenceOf(record) })),
    },
  });

export interface Scripted {
  readonly settings?: Partial<EventSourceSettings>;
  /** Records of each shard; the one shard of most tests is named `shard`. */
  readonly shards?: Readonly<Record<string, { readonly parent?: string; readonly records: readonly DynamoDBRecord[] }>>;
  readonly records?: readonly DynamoDBRecord[];
  /** What the function does with each delivery. */
  readonly does?: (batch: readonly DynamoDBRecord[], nth: number) => Outcome;
  readonly disturbance?: Disturbance;
  /** Records that a read finds at most, where the stream is still being written. */
  readonly trickle?: number;
}

export interface Ran {
  /** Names of the records of each delivery. */
  readonly deliveries: readonly string[];
  readonly discarded: readonly DiscardedBatch[];
  /** Milliseconds that went by. */
  readonly took: number;
}

/** Runs an event source over closed shards with a function that is a script, in virtual time. */
export async function run({
  settings,
  records = [],
  shards,
  does = () => ok,
  disturbance,
  trickle,
}: Scripted): Promise<Ran> {
  const all = shards ?? { shard: { records } };
  const deliveries: string[] = [];
  const discarded: DiscardedBatch[] = [];
  const clock = new VirtualClock(WRITTEN_AT);
  const source = new EventSource(
    {
      shards: async () => Object.entries(all).map(([id, { parent }]): Shard => ({ id, ...(parent && { parent }) })),
      read: async (id, after, limit) => {
        const of = all[id]?.records ?? [];
        const from = of.findIndex((record) => sequenceOf(record) === after) + 1;
        const found = of.slice(from, from + Math.min(limit, trickle ?? limit));
        return { records: found, closed: from + found.length >= of.length };
      },
    },
    {
      settings: { ...PLAIN, ...settings },
      clock,
      backoffMs: { first: 100, most: 60_000 },
      invoke: async (batch) => {
        deliveries.push(batch.map(nameOf).join(' '));
        return does(batch, deliveries.length - 1);
      },
      discard: async (discard) => void discarded.push(discardedBatch(discard, FUNCTION_ARN)),
      ...(disturbance && { disturbance }),
    },
  );
  await source.run(new AbortController().signal);
  return { deliveries, discarded, took: clock.now() - WRITTEN_AT };
}
