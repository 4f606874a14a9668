import {
  ConditionalCheckFailedException,
  GetItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import { TOTALS_PARTITION_KEY } from '../dynamodb/keys';
import type { Totals } from './advance';
import { attributesOf, LAST_SEQUENCE, REVISION, totalsIn, type Item } from './totals-item';

/** The table of the totals that a stream's function keeps: one item a customer. */
export class StreamTotals {
  constructor(
    private readonly client: Pick<DynamoDBClient, 'send'>,
    private readonly tableName: string,
  ) {}

  /** Strongly consistent. */
  async read(customerId: string, abortSignal?: AbortSignal): Promise<{ readonly totals: Totals; readonly item: Item }> {
    const command = new GetItemCommand({ TableName: this.tableName, Key: keyOf(customerId), ConsistentRead: true });
    const { Item: item = {} } = await this.client.send(command, { ...(abortSignal && { abortSignal }) });
    return { totals: totalsIn(item), item };
  }

  /**
   * Works the totals over until nobody else has touched them between reading and writing.
   *
   * @param change the totals as they shall be; undefined to leave them
   */
  async change(
    customerId: string,
    change: (totals: Totals) => Promise<Totals | undefined>,
    abortSignal?: AbortSignal,
  ): Promise<void> {
    for (;;) {
      const { totals, item } = await this.read(customerId, abortSignal);
      const next = await change(totals);
      if (next === undefined || (await this.replace(customerId, item, next, abortSignal))) return;
    }
  }

  /** @returns whether it was written: not when the item is no longer the one that was read */
  private async replace(customerId: string, item: Item, next: Totals, abortSignal?: AbortSignal): Promise<boolean> {
    const [from, to] = [attributesOf(totalsIn(item)), attributesOf(next)];
    const set = Object.keys(to).filter((name) => !isDeepStrictEqual(to[name], from[name]));
    const removed = Object.keys(from).filter((name) => !(name in to));
    if (set.length === 0 && removed.length === 0) return true;

    const lock = [LAST_SEQUENCE, REVISION].map((name) => [name, item[name]] as const);
    const names = [...set, ...removed, LAST_SEQUENCE, REVISION].map((name) => [`#${name}`, name]);
    const values: [string, AttributeValue | undefined][] = [
      ...set.map((name): [string, AttributeValue | undefined] => [`:${name}`, to[name]]),
      ...lock.filter(([, value]) => value).map(([name, value]): [string, typeof value] => [`:old_${name}`, value]),
      [':one', { N: '1' }],
    ];
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: keyOf(customerId),
      UpdateExpression: [
        ...(set.length > 0 ? [`SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`] : []),
        ...(removed.length > 0 ? [`REMOVE ${removed.map((name) => `#${name}`).join(', ')}`] : []),
        `ADD #${REVISION} :one`,
      ].join(' '),
      ConditionExpression: lock
        .map(([name, value]) => (value ? `#${name} = :old_${name}` : `attribute_not_exists(#${name})`))
        .join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names) as Record<string, string>,
      ExpressionAttributeValues: Object.fromEntries(values) as Record<string, AttributeValue>,
    });
    try {
      await this.client.send(command, { ...(abortSignal && { abortSignal }) });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

const keyOf = (customerId: string): Item => ({ [TOTALS_PARTITION_KEY]: { S: customerId } });
