import { ConditionalCheckFailedException, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { NOTHING, plus, sum, validityRule } from '../../lib/orders/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import { advance, type RefusalReason, type Totals } from '../../lib/orders/totals/advance';
import { StreamTotals } from '../../lib/orders/totals/stream-totals';
import { LAST_SEQUENCE, RECOUNT, REFUSED, RULE, STREAM } from '../../lib/orders/totals/totals-item';
import type { StreamChange } from './change';
import { isForGood } from './for-good';

/** Below every sequence number. */
const NO_WATERMARK = '';

/** Tells somebody that changes are refused, before that is written down: rather twice than never. */
export type TellRefused = (reason: RefusalReason, changes: readonly StreamChange[]) => Promise<void>;

/** The totals table: one item a customer, with the order count, the amount in minor units and the watermark. */
export class WatermarkedTotals {
  private readonly totals: StreamTotals;

  constructor(
    private readonly client: Pick<DynamoDBClient, 'send'>,
    private readonly tableName: string,
  ) {
    this.totals = new StreamTotals(client, tableName);
  }

  /**
   * Strongly consistent; below every sequence number when nothing of the stream was counted for the customer yet, or when it cannot be
   * read for good.
   */
  async watermark(customerId: string, stream: string, abortSignal: AbortSignal): Promise<string> {
    try {
      const { counted } = (await this.totals.read(customerId, abortSignal)).totals;
      return counted === undefined || counted === 'unreadable' || counted.stream !== stream
        ? NO_WATERMARK
        : counted.last;
    } catch (error) {
      if (isForGood(error)) return NO_WATERMARK;
      throw error;
    }
  }

  /**
   * Adds the changes that are not in the totals yet, in one write, and moves the watermark with them in the same write. However often
   * and however cut they are offered again, each is added once.
   *
   * The plain write is refused where there is more to see to: repetitions, a recount, another stream, another rule. Then the item is read,
   * worked over and written back.
   *
   * @param changes in sequence order; every change of the customer before them was offered before
   */
  async apply(
    customerId: string,
    changes: readonly StreamChange[],
    abortSignal: AbortSignal,
    tellRefused: TellRefused,
  ): Promise<void> {
    if (changes.length === 0) return;
    try {
      if (await this.add(customerId, changes, abortSignal)) return;
      await this.workOver(customerId, changes, abortSignal, tellRefused);
    } catch (error) {
      if (!isForGood(error)) throw error;
      await this.giveUp(customerId, changes, abortSignal, tellRefused);
    }
  }

  /** @returns whether all were added; if not, none was */
  private async add(customerId: string, changes: readonly StreamChange[], abortSignal: AbortSignal): Promise<boolean> {
    const [first, last] = [changes[0], changes.at(-1)];
    if (!first || !last || changes.some(({ mark, stream }) => mark || stream !== first.stream)) return false;
    const { count, amount } = sum(changes.map(({ delta }) => delta));
    const least = leastOnTheWay(changes);
    const isNew = least.count === 0 && least.amount === 0 ? 'attribute_not_exists(#customer) OR ' : '';
    const command = new UpdateItemCommand({
      TableName: this.tableName,
      Key: { [TOTALS_PARTITION_KEY]: { S: customerId } },
      UpdateExpression: 'ADD #count :count, #amount :amount SET #last = :last, #stream = :stream, #rule = :rule',
      ConditionExpression:
        `${isNew}(#stream = :stream AND #rule = :rule AND #last < :first AND #count >= :leastCount AND ` +
        '#amount >= :leastAmount AND attribute_not_exists(#refused) AND attribute_not_exists(#recount))',
      ExpressionAttributeNames: {
        ...(isNew && { '#customer': TOTALS_PARTITION_KEY }),
        '#count': TOTALS_COUNT,
        '#amount': TOTALS_AMOUNT,
        '#last': LAST_SEQUENCE,
        '#stream': STREAM,
        '#rule': RULE,
        '#refused': REFUSED,
        '#recount': RECOUNT,
      },
      ExpressionAttributeValues: {
        ':count': { N: String(count) },
        ':amount': { N: String(amount) },
        ':leastCount': { N: String(-least.count) },
        ':leastAmount': { N: String(-least.amount) },
        ':first': { S: first.sequence },
        ':last': { S: last.sequence },
        ':stream': { S: first.stream },
        ':rule': { S: validityRule() },
      },
    });
    try {
      await this.client.send(command, { abortSignal });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private workOver(
    customerId: string,
    changes: readonly StreamChange[],
    abortSignal: AbortSignal,
    tellRefused: TellRefused,
  ): Promise<void> {
    return this.totals.change(
      customerId,
      async (totals) => {
        const { totals: next, refused, reason } = advance(totals, changes, validityRule());
        if (reason) await tellRefused(reason, refused as readonly StreamChange[]);
        return next;
      },
      abortSignal,
    );
  }

  /** Tells it once, and writes down that nothing is added any more, where even that is not refused. */
  private async giveUp(
    customerId: string,
    changes: readonly StreamChange[],
    abortSignal: AbortSignal,
    tellRefused: TellRefused,
  ): Promise<void> {
    let telling: Promise<void> | undefined;
    const tell = (): Promise<void> => (telling ??= tellRefused('service', changes));
    const refuse = async (totals: Totals): Promise<Totals | undefined> => {
      if (totals.refused !== undefined) return undefined;
      await tell();
      return { ...totals, refused: 'service' };
    };
    try {
      await this.totals.change(customerId, refuse, abortSignal);
    } catch (error) {
      if (!isForGood(error)) throw error;
      await tell();
    }
  }
}

/** The lowest that a count gets below where it began while the changes are added one after the other; never above zero. */
function leastOnTheWay(changes: readonly StreamChange[]) {
  let [sofar, least] = [NOTHING, NOTHING];
  for (const { delta } of changes) {
    sofar = plus(sofar, delta);
    least = { count: Math.min(least.count, sofar.count), amount: Math.min(least.amount, sofar.amount) };
  }
  return least;
}
