import type { DynamoDBRecord } from 'aws-lambda';
import type { streamHandler } from '../../../../lambda/order-stream/process-batch';
import { aContext } from './records';

/** A delivery beside the regular one, as after a timeout of Lambda's: from somewhere before what is next, so never with a gap. */
export interface Redelivery {
  /** Where it starts, as a share of what was delivered: 0 is the start of the stream, 1 the next record. */
  readonly from: number;
  readonly length: number;
  /** Whether it runs at the same time as the regular delivery, or before it. */
  readonly overlaps: boolean;
}

export interface Delivery {
  /** Sizes of the batches, in turn. */
  readonly cuts: readonly number[];
  /** One a regular delivery, from the first on. */
  readonly redeliveries: readonly Redelivery[];
}

/** Far more than a stream of a test and its faults need; ends a test whose handler never gets past a record. */
const GIVE_UP_AFTER = 200;

/**
 * Delivers one shard as Lambda's event source does with partial batch responses: in order, and again from the lowest sequence number
 * that was reported as failed.
 */
export async function deliver(
  records: readonly DynamoDBRecord[],
  { cuts, redeliveries }: Delivery,
  handler: ReturnType<typeof streamHandler>,
): Promise<void> {
  const invoke = async (batch: readonly DynamoDBRecord[]): Promise<Set<string>> => {
    const { batchItemFailures } = await handler({ Records: [...batch] }, aContext());
    return new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  };
  let next = 0;
  for (let turn = 0; next < records.length || turn < redeliveries.length; turn += 1) {
    if (turn === GIVE_UP_AFTER)
      throw new Error(`no end after ${turn} deliveries; record ${next} of ${records.length} is next`);
    const again = redeliveries[turn];
    const from = again ? Math.floor(again.from * next) : 0;
    const beside = again ? invoke(records.slice(from, from + again.length)) : Promise.resolve();
    if (!again?.overlaps) await beside;
    const batch = records.slice(next, next + (cuts[turn % cuts.length] ?? 1));
    const failed = await invoke(batch);
    await beside;
    const lowest = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    next += lowest === -1 ? batch.length : lowest;
  }
}
