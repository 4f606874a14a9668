import {
  GetItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import { sum, validityRule } from '../../lib/orders/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../lib/orders/dynamodb/keys';
import {
  AS_OF,
  countedOf,
  eventTotalsIn,
  RECOUNT_COUNTED,
  RECOUNT_ID,
  type EventTotals,
} from '../../lib/orders/totals/event-totals';
import { RECOUNT, REVISION, RULE, type Item } from '../../lib/orders/totals/totals-item';
import type { EventChange } from './change';
import { CHANGE_PREFIX, ENTRY_KEY, MARKER_DAYS, MARKER_TTL, TOTALS_ENTRY } from './environment';

/** Reasons, item by item, why a transaction was cancelled. */
const CONDITION_FAILED = 'ConditionalCheckFailed';
const IN_USE = 'TransactionConflict';

/** Two invocations that meet at one customer seldom meet twice. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 50;

const MARKER_SECONDS = MARKER_DAYS * 24 * 60 * 60;

/** Of more changes than this a recount keeps no record: it ends, and the item stays far below the 400 kB it may have. */
const MOST_COUNTED = 2_000;

/**
 * The totals were counted by another rule of what is valid: what they hold of an order is not what this function would take away. The
 * messages wait in the dead-letter queue for a recount.
 */
export class RecountDue extends Error {
  override readonly name = 'RecountDue';
}

type Countable = Pick<EventChange, 'changeId' | 'delta' | 'time'>;

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
   * It takes the totals for what they mostly are: of this rule, with no recount under way, and counted anew long ago. Where the condition
   * says that they are not, they are read.
   *
   * @param changes all of this customer, at most {@link MESSAGES_PER_BATCH} of them
   * @throws RecountDue
   */
  async apply(customerId: string, changes: readonly Countable[], abortSignal: AbortSignal): Promise<void> {
    let pending = [...new Map(changes.map((change) => [change.changeId, change])).values()];
    let recount: EventTotals['recount'];
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const refused = await this.add(customerId, pending, recount, abortSignal);
      if (!refused) return;
      const reasons = (refused.CancellationReasons ?? []).map(({ Code }) => Code);
      const uncounted = pending.filter((_, index) => reasons[index] !== CONDITION_FAILED);
      const isOtherwise = reasons[pending.length] === CONDITION_FAILED;
      if (attempt === ATTEMPTS) throw refused;
      if (isOtherwise) {
        const { rule, asOf, recount: underWay } = await this.read(customerId, abortSignal);
        if (rule !== undefined && rule !== validityRule()) throw new RecountDue('the totals are of another rule');
        recount = underWay;
        pending = uncounted.filter(({ time }) => time > asOf);
      } else {
        if (uncounted.length === pending.length) {
          if (!reasons.includes(IN_USE)) throw refused;
          await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt, undefined, { signal: abortSignal });
        }
        pending = uncounted;
      }
    }
  }

  private async read(customerId: string, abortSignal: AbortSignal): Promise<EventTotals> {
    const Key = keyOf(customerId, TOTALS_ENTRY);
    const { Item: item = {} } = await this.client.send(
      new GetItemCommand({ TableName: this.tableName, Key, ConsistentRead: true }),
      { abortSignal },
    );
    return eventTotalsIn(item);
  }

  /** Undefined when all were added; else why, item by item in the order of the changes and then of the totals, none was. */
  private async add(
    customerId: string,
    changes: readonly Countable[],
    recount: EventTotals['recount'],
    abortSignal: AbortSignal,
  ): Promise<TransactionCanceledException | undefined> {
    const expires = { N: String(Math.ceil(Date.now() / 1_000) + MARKER_SECONDS) };
    const markers = changes.map(({ changeId }) => ({
      Put: {
        TableName: this.tableName,
        Item: { ...keyOf(customerId, `${CHANGE_PREFIX}${changeId}`), [MARKER_TTL]: expires },
        ConditionExpression: `attribute_not_exists(${TOTALS_PARTITION_KEY})`,
      },
    }));
    const totals = { Update: { TableName: this.tableName, ...totalsUpdate(customerId, changes, recount) } };
    try {
      await this.client.send(new TransactWriteItemsCommand({ TransactItems: [...markers, totals] }), { abortSignal });
      return undefined;
    } catch (error) {
      if (error instanceof TransactionCanceledException) return error;
      throw error;
    }
  }
}

const keyOf = (customerId: string, entry: string): Item => ({
  [TOTALS_PARTITION_KEY]: { S: customerId },
  [ENTRY_KEY]: { S: entry },
});

/** @param recount the one that is under way, which gets to know the changes; undefined where there must be none */
function totalsUpdate(
  customerId: string,
  changes: readonly Countable[],
  recount: EventTotals['recount'],
): Omit<NonNullable<TransactWriteItem['Update']>, 'TableName'> {
  const { count, amount } = sum(changes.map(({ delta }) => delta));
  const earliest = changes.map(({ time }) => time).sort()[0] ?? '';
  const hasRoom = recount !== undefined && recount.counted.length + changes.length <= MOST_COUNTED;
  const tell = hasRoom ? ', #recount.#counted = list_append(#recount.#counted, :counted)' : ' REMOVE #recount';
  const counted: AttributeValue[] = changes.map(({ time, delta }) => countedOf({ time, ...delta }));
  return {
    Key: keyOf(customerId, TOTALS_ENTRY),
    UpdateExpression: `ADD #count :count, #amount :amount, #revision :one SET #rule = :rule${recount ? tell : ''}`,
    ConditionExpression:
      '(attribute_not_exists(#count) OR #rule = :rule) AND (attribute_not_exists(#asOf) OR #asOf < :earliest) AND ' +
      (recount ? '#recount.#id = :id' : 'attribute_not_exists(#recount)'),
    ExpressionAttributeNames: {
      '#count': TOTALS_COUNT,
      '#amount': TOTALS_AMOUNT,
      '#revision': REVISION,
      '#rule': RULE,
      '#asOf': AS_OF,
      '#recount': RECOUNT,
      ...(recount && { '#id': RECOUNT_ID }),
      ...(hasRoom && { '#counted': RECOUNT_COUNTED }),
    },
    ExpressionAttributeValues: {
      ':count': { N: String(count) },
      ':amount': { N: String(amount) },
      ':one': { N: '1' },
      ':rule': { S: validityRule() },
      ':earliest': { S: earliest },
      ...(recount && { ':id': { S: recount.id } }),
      ...(hasRoom && { ':counted': { L: counted } }),
    },
  };
}
