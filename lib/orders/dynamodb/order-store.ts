/**
 * The order book on DynamoDB, by the SDK. Every write is one conditional request, and the item that comes with a refusal tells why it was
 * refused, so nothing is read before or after it.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithItems.html#WorkingWithItems.ConditionalUpdate
 */
import {
  ConditionalCheckFailedException,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import {
  BY_CUSTOMER_INDEX,
  BY_STATUS_INDEX,
  customerPartition,
  orderKey,
  PARTITION_KEY,
  PLACED_KEY,
  PROJECTION,
  STATUS_ATTRIBUTE,
} from './keys';
import { notAnOrder, orderExists, orderNotFound, statusChanged, unavailable } from '../errors';
import type { NewOrder, Order, OrderId, OrderPage, OrderStatus, PageRequest } from '../order';
import { pageOf, type Listed, type OrderStore, type StatusChange } from '../order-store';
import { naturalNumber, writtenOrder, type Image } from './image';
import { validOrder } from '../valid-order';
import { toOrder, toStored } from './stored-order';
import { CONDITION, CONDITION_NAMES, conditionValues } from './valid-item';

/** Bound of one call, all pages of a listing together. */
const REQUEST_DEADLINE_MS = 10_000;

/** The table's definition, of which only the name and whether the index by customer is a local one are used. */
export type StoreTable = Pick<CreateTableCommandInput, 'TableName' | 'LocalSecondaryIndexes'>;

/** Whether the index that lists a customer's orders is a local one, and so reads consistently. */
export const hasLocalIndex = ({ LocalSecondaryIndexes = [] }: StoreTable): boolean =>
  LocalSecondaryIndexes.some(({ IndexName }) => IndexName === BY_CUSTOMER_INDEX);

interface Listing {
  readonly index: string;
  readonly attribute: string;
  readonly value: string;
  readonly consistent: boolean;
}

export class DynamoDbOrderStore implements OrderStore {
  private readonly documents: DynamoDBDocumentClient;
  private readonly table: string;
  private readonly localCustomerIndex: boolean;

  /**
   * @param client of {@link dynamoDbClient}, which knows what a lost answer means
   * @param deadlineMs bound of one call, milliseconds
   */
  constructor(
    client: DynamoDBClient,
    table: StoreTable,
    private readonly deadlineMs: number = REQUEST_DEADLINE_MS,
  ) {
    this.documents = DynamoDBDocumentClient.from(client, { unmarshallOptions: { wrapNumbers: naturalNumber } });
    this.table = table.TableName ?? '';
    this.localCustomerIndex = hasLocalIndex(table);
  }

  async put(order: NewOrder): Promise<Order> {
    const Item = toStored(order);
    const ConditionExpression = `attribute_not_exists(${PARTITION_KEY})`;
    const command = new PutCommand({ TableName: this.table, Item, ConditionExpression });
    await this.bounded((abortSignal) => this.documents.send(command, { abortSignal })).catch(
      onRefusal(() => orderExists(order)),
    );
    return { ...order, status: 'PLACED' };
  }

  /** Consistently: who has just written an order must find it, as on the primary of a replica set. */
  async get(id: OrderId): Promise<Order> {
    const command = new GetCommand({ TableName: this.table, Key: orderKey(id), ConsistentRead: true, ...PROJECTION });
    const { Item } = await this.bounded((abortSignal) => this.documents.send(command, { abortSignal }));
    if (!Item) throw orderNotFound(id);
    return valid(Item, id);
  }

  /** Consistent where the index is a local one; a global one, which some settings demand, may be some milliseconds behind. */
  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    const value = customerPartition(customerId);
    const consistent = this.localCustomerIndex;
    return this.list({ index: BY_CUSTOMER_INDEX, attribute: PARTITION_KEY, value, consistent }, page);
  }

  /** Over a global index, which may be some milliseconds behind the table. */
  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage> {
    return this.list({ index: BY_STATUS_INDEX, attribute: STATUS_ATTRIBUTE, value: status, consistent: false }, page);
  }

  async changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
    const command = new UpdateCommand({
      TableName: this.table,
      Key: orderKey(id),
      ConditionExpression: `#status = :from AND ${CONDITION}`,
      UpdateExpression: 'SET #status = :to',
      ExpressionAttributeNames: { ...CONDITION_NAMES, '#status': STATUS_ATTRIBUTE },
      ExpressionAttributeValues: { ...conditionValues(id), ':from': from, ':to': to },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const { Attributes = {} } = await this.bounded((abortSignal) =>
      this.documents.send(command, { abortSignal }),
    ).catch(onRefusal(({ Item }) => whyNot(Item as Image | undefined, id, from)));
    return valid(Attributes, id);
  }

  async delete(id: OrderId): Promise<void> {
    const ConditionExpression = `attribute_exists(${PARTITION_KEY})`;
    const command = new DeleteCommand({ TableName: this.table, Key: orderKey(id), ConditionExpression });
    await this.bounded((abortSignal) => this.documents.send(command, { abortSignal })).catch(
      onRefusal(() => orderNotFound(id)),
    );
  }

  /** A page of DynamoDB may end early, at 1 MB; it is then read on until the listing's own page is full. */
  private list({ index, attribute, value, consistent }: Listing, { limit, cursor }: PageRequest): Promise<OrderPage> {
    const query = {
      TableName: this.table,
      IndexName: index,
      KeyConditionExpression: `#key = :key${cursor === undefined ? '' : ` AND ${PLACED_KEY} < :cursor`}`,
      ...PROJECTION,
      ExpressionAttributeNames: { ...PROJECTION.ExpressionAttributeNames, '#key': attribute },
      ExpressionAttributeValues: { ':key': value, ...(cursor !== undefined && { ':cursor': cursor }) },
      ScanIndexForward: false,
      ConsistentRead: consistent,
    };
    return this.bounded(async (abortSignal) => {
      const found: Listed[] = [];
      let ExclusiveStartKey: Record<string, unknown> | undefined;
      do {
        const Limit = limit + 1 - found.length;
        const command = new QueryCommand({ ...query, Limit, ...(ExclusiveStartKey && { ExclusiveStartKey }) });
        const page = await this.documents.send(command, { abortSignal });
        found.push(...(page.Items ?? []).map((item) => ({ placed: String(item[PLACED_KEY]), order: toOrder(item) })));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey && found.length <= limit);
      return pageOf(found, limit);
    });
  }

  /** The SDK has no bound of its own for a whole call. */
  private async bounded<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const late = AbortSignal.timeout(this.deadlineMs);
    try {
      return await work(late);
    } catch (error) {
      throw late.aborted ? unavailable(error) : error;
    }
  }
}

const onRefusal =
  (meaning: (refusal: ConditionalCheckFailedException) => Error) =>
  (error: unknown): never => {
    throw error instanceof ConditionalCheckFailedException ? meaning(error) : error;
  };

/** What was there when a status was not changed tells why. */
function whyNot(item: Image | undefined, id: OrderId, from: OrderStatus): Error {
  if (!item) return orderNotFound(id);
  return validOrder(writtenOrder(item), id) ? statusChanged(id, from) : notAnOrder(id);
}

function valid(item: Readonly<Record<string, unknown>>, id: OrderId): Order {
  const order = toOrder(item);
  if (!order) throw notAnOrder(id);
  return order;
}
