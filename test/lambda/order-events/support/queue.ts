import type { SQSRecord } from 'aws-lambda';
import type { queueHandler } from '../../../../lambda/order-events/process-batch';
import { aContext } from './events';

export interface Delivery {
  /** Sizes of the batches, in turn. */
  readonly cuts: readonly number[];
  /** Batches that are out at the same time, in turn. */
  readonly concurrency: readonly number[];
  /** How often a message is received before it is moved to the dead-letter queue. */
  readonly receives: number;
}

/**
 * Delivers messages as SQS and Lambda do with partial batch responses: what is reported as failed comes again, behind the rest, until it
 * has been received often enough. A model of the queue: no local engine of it can be had from npm.
 *
 * @returns the dead-letter queue
 */
export async function deliver(
  messages: readonly SQSRecord[],
  { cuts, concurrency, receives }: Delivery,
  handler: ReturnType<typeof queueHandler>,
): Promise<SQSRecord[]> {
  const waiting = messages.map((message) => ({ message, received: 0 }));
  const dead: SQSRecord[] = [];
  let cut = 0;
  const invoke = async (batch: typeof waiting): Promise<void> => {
    const { batchItemFailures } = await handler({ Records: batch.map(({ message }) => message) }, aContext());
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { message, received } of batch) {
      if (!failed.has(message.messageId)) continue;
      if (received + 1 >= receives) dead.push(message);
      else waiting.push({ message, received: received + 1 });
    }
  };
  for (let turn = 0; waiting.length > 0; turn += 1) {
    const batches = Array.from({ length: concurrency[turn % concurrency.length] ?? 1 }, () =>
      waiting.splice(0, cuts[cut++ % cuts.length]),
    );
    await Promise.all(batches.filter(({ length }) => length > 0).map(invoke));
  }
  return dead;
}
