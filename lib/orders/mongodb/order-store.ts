/**
 * The order book on MongoDB. Every operation is one atomic step on one document or one index range: no transaction is needed.
 *
 * The driver repeats a write once when the connection breaks, and the server recognises the repetition, so a write counts once. Only
 * when both attempts fail is its outcome unknown: the caller gets `UNAVAILABLE`, and repeating a put that did happen answers `ORDER_EXISTS`.
 *
 * https://www.mongodb.com/docs/manual/core/retryable-writes/
 */
import { MongoServerError, type Collection, type Filter, type MongoClient } from 'mongodb';
import { orderExists, orderNotFound, statusChanged, unavailable } from '../errors';
import type { NewOrder, Order, OrderId, OrderPage, OrderStatus, PageRequest } from '../order';
import { pageOf, type OrderStore, type StatusChange } from '../order-store';
import { REQUEST_DEADLINE_MS, withDeadline } from './deadline';
import { orderKey } from './keys';
import { toOrder, toStored, type OrderDocument } from './stored-order';
import { isUnavailable } from './unavailable';

const DUPLICATE_KEY = 11_000;
const NEWEST_FIRST = { placed: -1 } as const;

export interface CollectionName {
  readonly database: string;
  readonly collection: string;
}

export class MongoDbOrderStore implements OrderStore {
  private readonly orders: Collection<OrderDocument>;

  constructor(
    private readonly client: MongoClient,
    { database, collection }: CollectionName,
    private readonly deadlineMs: number = REQUEST_DEADLINE_MS,
  ) {
    this.orders = client.db(database).collection(collection);
  }

  put(order: NewOrder): Promise<Order> {
    return this.connected(async () => {
      const document = toStored(order);
      try {
        await this.orders.insertOne(document);
      } catch (error) {
        throw error instanceof MongoServerError && error.code === DUPLICATE_KEY ? orderExists(order) : error;
      }
      return toOrder(document);
    });
  }

  get(id: OrderId): Promise<Order> {
    return this.connected(async () => {
      const document = await this.orders.findOne({ _id: orderKey(id) });
      if (!document) throw orderNotFound(id);
      return toOrder(document);
    });
  }

  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    return this.list({ customerId }, page);
  }

  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage> {
    return this.list({ status }, page);
  }

  changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
    return this.connected(async () => {
      const _id = orderKey(id);
      const changed = await this.orders.findOneAndUpdate(
        { _id, status: from },
        { $set: { status: to } },
        { returnDocument: 'after' },
      );
      if (changed) return toOrder(changed);
      throw (await this.orders.findOne({ _id }, { projection: { _id: 1 } }))
        ? statusChanged(id, from)
        : orderNotFound(id);
    });
  }

  delete(id: OrderId): Promise<void> {
    return this.connected(async () => {
      const { deletedCount } = await this.orders.deleteOne({ _id: orderKey(id) });
      if (deletedCount === 0) throw orderNotFound(id);
    });
  }

  private list(filter: Filter<OrderDocument>, { cursor, limit }: PageRequest): Promise<OrderPage> {
    return this.connected(async () => {
      const range = cursor === undefined ? filter : { ...filter, placed: { $lt: cursor } };
      const found = await this.orders
        .find(range)
        .sort(NEWEST_FIRST)
        .limit(limit + 1)
        .toArray();
      return pageOf(found.map(toOrder), limit);
    });
  }

  /**
   * Connects first, which does nothing where the client is connected. The connecting that an operation does by itself happens once: after
   * a failure the driver keeps the closed topology and fails every later operation, so one lost packet at start-up would poison the process.
   */
  private async connected<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.deadlineMs, this.client.connect().then(work));
    } catch (error) {
      throw isUnavailable(error) ? unavailable(error) : error;
    }
  }
}
