/** What can go wrong around the trigger. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Disturbance } from './event-source';
import type { Fault } from './fault-proxy';

export type Service = 'dynamodb' | 'sqs' | 'api';

/** What goes wrong, asked anew each time; nothing does once it answers with nothing. */
export interface Trouble extends Partial<Disturbance> {
  /** The fault of the next call of the function's to the table, or to the queue; or of the API's to the table. */
  readonly call?: (service: Service) => Fault;
  readonly invocation?: () => InvocationTrouble;
  /** Whether the event source mapping is disabled: it reads nothing. */
  readonly stopped?: boolean;
  /** How much later than they are written records are delivered, in milliseconds; they are not kept that long, only dated back. */
  readonly lateMs?: number;
  /** Whether what is given up cannot be sent to the failure destination. */
  readonly noDestination?: boolean;
}

/**
 * `killed`: at a moment of its own, `afterMs` from its start. `abandoned`: Lambda takes it for failed while it still runs, and delivers
 * again at the same time. `refused`: not run, as when the function is throttled.
 */
export type InvocationTrouble =
  { readonly kind: 'none' | 'abandoned' | 'refused' } | { readonly kind: 'killed'; readonly afterMs: number };

export const writtenAt = (record: DynamoDBRecord | undefined): number =>
  (record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1_000;

/** The record as it would be, written so much earlier, and in the stream of that name. */
export const asIf = (record: DynamoDBRecord, earlierMs: number, eventSourceARN: string): DynamoDBRecord => ({
  ...record,
  eventSourceARN,
  dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: (writtenAt(record) - earlierMs) / 1_000 },
});

/** Tells of each call that succeeds, by the name of its operation. */
export function measureCalls(db: DynamoDBClient, onCall: (operation: string) => void): void {
  db.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (given) => {
        const answer = await next(given);
        onCall(commandName.replace(/Command$/, ''));
        return answer;
      },
    { step: 'initialize' },
  );
}
