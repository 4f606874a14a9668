import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import type { StreamChange } from './change';
import { sum } from '../../lib/orders/contribution';

/** The watermark: sequence number of the last change that is in the totals. */
const LAST_SEQUENCE = 'lastSequence';
/** Below every sequence number. */
const NO_WATERMARK = '';

/** The totals table: one item a customer, with the order count, the amount in minor units and the watermark. */
export class WatermarkedTotals {
  constructor(
    private readonly client: Pick<DynamoDBClient, 'send'>,
    private readonly tableName: string,
  ) {}

  /** Strongly consistent; below every sequence number when the customer has no totals yet. */
  async watermark(customerId: string, abortSignal: AbortSignal): Promise<string> {
    const { Item } = await this.client.send(
      new GetItemCommand({
        TableName: this.tableName,
        Key: { [TOTALS_PARTITION_KEY]: { S: customerId } },
        ProjectionExpression: LAST_SEQUENCE,
        ConsistentRead: true,
      }),
      { abortSignal },
    );
    return Item?.[LAST_SEQUENCE]?.S ?? NO_WATERMARK;
  }

  /**
   * Adds the changes that are not in the totals yet, in one write, and moves the watermark with them in the same write. However often
   * and however cut they are offered again, each is added once.
   *
   * @param changes in sequence order; every change of the customer before them was offered before
   */
  async apply(customerId: string, changes: readonly StreamChange[], abortSignal: AbortSignal): Promise<void> {
    let pending = changes;
    while (pending.length > 0) {
      const watermark = await this.add(customerId, pending, abortSignal);
      if (watermark === undefined) return;
      pending = pending.filter(({ sequence }) => sequence > watermark);
    }
  }

  /** Undefined when all were added; else the watermark, at or above the first of them, and nothing was added. */
  private async add(
    customerId: string,
    changes: readonly StreamChange[],
    abortSignal: AbortSignal,
  ): Promise<string | undefined> {
    const { count, amount } = sum(changes.map(({ delta }) => delta));
    try {
      await this.client.send(
        new UpdateItemCommand({
          TableName: this.tableName,
          Key: { [TOTALS_PARTITION_KEY]: { S: customerId } },
          UpdateExpression: 'ADD #count :count, #amount :amount SET #last = :last',
          ConditionExpression: 'attribute_not_exists(#last) OR #last < :first',
          ExpressionAttributeNames: { '#count': TOTALS_COUNT, '#amount': TOTALS_AMOUNT, '#last': LAST_SEQUENCE },
          ExpressionAttributeValues: {
            ':count': { N: String(count) },
            ':amount': { N: String(amount) },
            ':first': { S: changes[0]?.sequence ?? NO_WATERMARK },
            ':last': { S: changes.at(-1)?.sequence ?? NO_WATERMARK },
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
        { abortSignal },
      );
      return undefined;
    } catch (error) {
      const watermark = error instanceof ConditionalCheckFailedException && error.Item?.[LAST_SEQUENCE]?.S;
      if (watermark) return watermark;
      throw error;
    }
  }
}
