import { TransactionCanceledException, TransactWriteItemsCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { sum } from '../../lib/orders/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import type { EventChange } from './change';
import { CHANGE_PREFIX, ENTRY_KEY, MARKER_DAYS, MARKER_TTL, TOTALS_ENTRY } from './environment';

/** Reasons, item by item, why a transaction was cancelled. */
const COUNTED_BEFORE = 'ConditionalCheckFailed';
const IN_USE = 'TransactionConflict';

/** Two invocations that meet at one customer seldom meet twice. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 50;

const MARKER_SECONDS = MARKER_DAYS * 24 * 60 * 60;

type Countable = Pick<EventChange, 'changeId' | 'delta'>;

/** The totals table: for each customer one item with the order count and the amount in minor units, and a marker for each change in it. */
export class MarkedTotals {
  constructor(
    private readonly client: Pick<DynamoDBClient, 'send'>,
    private readonly tableName: string,
  ) {}

  /**
   * Adds the changes that are not in the totals yet, and their markers, in one transaction. In whatever order, however often and however
   * cut they are offered again, each is added once.
   *
   * @param changes all of this customer, at most {@link MESSAGES_PER_BATCH} of them
   */
  async apply(customerId: string, changes: readonly Countable[], abortSignal: AbortSignal): Promise<void> {
    let pending = [...new Map(changes.map((change) => [change.changeId, change])).values()];
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const refused = await this.add(customerId, pending, abortSignal);
      if (!refused) return;
      const reasons = (refused.CancellationReasons ?? []).map(({ Code }) => Code);
      const uncounted = pending.filter((_, index) => reasons[index] !== COUNTED_BEFORE);
      if (uncounted.length === pending.length) {
        if (!reasons.includes(IN_USE) || attempt === ATTEMPTS) throw refused;
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal: abortSignal });
      }
      pending = uncounted;
    }
  }

  /** Undefined when all were added; else why, item by item in the order of the changes, none was. */
  private async add(
    customerId: string,
    changes: readonly Countable[],
    abortSignal: AbortSignal,
  ): Promise<TransactionCanceledException | undefined> {
    const { count, amount } = sum(changes.map(({ delta }) => delta));
    const key = (entry: string) => ({ [TOTALS_PARTITION_KEY]: { S: customerId }, [ENTRY_KEY]: { S: entry } });
    const expires = { N: String(Math.ceil(Date.now() / 1_000) + MARKER_SECONDS) };
    const markers = changes.map(({ changeId }) => ({
      Put: {
        TableName: this.tableName,
        Item: { ...key(`${CHANGE_PREFIX}${changeId}`), [MARKER_TTL]: expires },
        ConditionExpression: `attribute_not_exists(${TOTALS_PARTITION_KEY})`,
      },
    }));
    const totals = {
      Update: {
        TableName: this.tableName,
        Key: key(TOTALS_ENTRY),
        UpdateExpression: 'ADD #count :count, #amount :amount',
        ExpressionAttributeNames: { '#count': TOTALS_COUNT, '#amount': TOTALS_AMOUNT },
        ExpressionAttributeValues: { ':count': { N: String(count) }, ':amount': { N: String(amount) } },
      },
    };
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems: [...markers, totals] }), { abortSignal });
      return undefined;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return error;
      throw error;
    }
  }
}
