/**
 * The order book on MongoDB. Every operation is one atomic step on one document or one index range: no transaction is needed.
 *
 * The driver repeats a write once when the connection breaks, and the server recognises the repetition, so a write counts once. Only
 * when both attempts fail is its outcome unknown: the caller gets `UNAVAILABLE`, and repeating a put that did happen answers `ORDER_EXISTS`.
 *
 * https://www.mongodb.com/docs/manual/core/retryable-writes/
 */
import { BSON, MongoServerError, type Collection, type Document, type Filter, type MongoClient } from 'mongodb';
import { notAnOrder, orderExists, orderNotFound, statusChanged, unavailable } from '../errors';
import {
  PLACED_PATTERN,
  type NewOrder,
  type Order,
  type OrderId,
  type OrderPage,
  type OrderStatus,
  type PageRequest,
} from '../order';
import { pageOf, type Listed, type OrderStore, type StatusChange } from '../order-store';
import { REQUEST_DEADLINE_MS, withDeadline, type Bounded } from './deadline';
import { orderKey } from './keys';
import { AS_STORED, toOrder, toStored, type OrderDocument } from './stored-order';
import { isUnavailable, wasNotSent } from './unavailable';

const DUPLICATE_KEY = 11_000;
const NEWEST_FIRST = { placed: -1 } as const;
/** Of documents read for one page. A hundred of the largest orders have half of it; what else lies there may be any size. */
const MOST_BYTES = 1_000_000;
/** A list would come up under each of its values. */
const SORT_KEY = [{ placed: { $regex: PLACED_PATTERN } }, { 'placed.0': { $exists: false } }];

export interface CollectionName {
  readonly database: string;
  readonly collection: string;
}

export class MongoDbOrderStore implements OrderStore {
  private readonly orders: Collection<OrderDocument>;
  /** Connections taken from the pool so far. */
  private taken = 0;
  /** Calls of the driver so far. */
  private called = 0;
  /** Of those, made again after one that was not sent. */
  private repeated = 0;

  constructor(
    private readonly client: MongoClient,
    { database, collection }: CollectionName,
    private readonly deadlineMs: number = REQUEST_DEADLINE_MS,
  ) {
    this.orders = client.db(database).collection(collection);
    client.on('connectionCheckedOut', () => (this.taken += 1));
  }

  /** Attempts beyond the first of a call so far: a connection taken is an attempt. The least there were, where a call got none. */
  get retries(): number {
    return Math.max(0, this.taken - this.called + this.repeated);
  }

  put(order: NewOrder): Promise<Order> {
    return this.connected(async (bounded) => {
      try {
        await this.orders.insertOne(toStored(order), bounded());
      } catch (error) {
        throw error instanceof MongoServerError && error.code === DUPLICATE_KEY ? orderExists(order) : error;
      }
      return { ...order, status: 'PLACED' };
    });
  }

  get(id: OrderId): Promise<Order> {
    return this.connected((bounded) => this.find(id, bounded()));
  }

  listByCustomer(customerId: string, page: PageRequest): Promise<OrderPage> {
    return this.list({ customerId }, page);
  }

  listByStatus(status: OrderStatus, page: PageRequest): Promise<OrderPage> {
    return this.list({ status }, page);
  }

  /** Reads first: no filter tells a valid order from what only looks like one. What then changes it is one step, whatever came between. */
  changeStatus(id: OrderId, { from, to }: StatusChange): Promise<Order> {
    return this.connected(async (bounded) => {
      const { status } = await this.find(id, bounded());
      if (status !== from) throw statusChanged(id, from);
      const changed = await this.orders.findOneAndUpdate(
        { _id: orderKey(id), status: from },
        { $set: { status: to } },
        { ...AS_STORED, ...bounded(), returnDocument: 'after' },
      );
      if (changed) return valid(changed, id);
      await this.find(id, bounded());
      throw statusChanged(id, from);
    });
  }

  delete(id: OrderId): Promise<void> {
    return this.connected(async (bounded) => {
      const { deletedCount } = await this.orders.deleteOne({ _id: orderKey(id) }, bounded());
      if (deletedCount === 0) throw orderNotFound(id);
    });
  }

  private async find(id: OrderId, bounded: Bounded): Promise<Order> {
    const document = await this.orders.findOne({ _id: orderKey(id) }, { ...AS_STORED, ...bounded });
    if (!document) throw orderNotFound(id);
    return valid(document, id);
  }

  private list(filter: Filter<OrderDocument>, { cursor, limit }: PageRequest): Promise<OrderPage> {
    return this.connected(async (bounded) => {
      const after = cursor === undefined ? [] : [{ placed: { $lt: cursor } }];
      const places = this.orders
        .find<Document>({ $and: [filter, ...after, ...SORT_KEY] }, { ...AS_STORED, ...bounded() })
        .sort(NEWEST_FIRST)
        .limit(limit + 1);
      const found: Listed[] = [];
      let bytes = 0;
      for await (const document of places) {
        found.push({ placed: String(document['placed']), order: toOrder(document) });
        bytes += BSON.calculateObjectSize(document);
        if (bytes > MOST_BYTES) return pageOf(found, limit, true);
      }
      return pageOf(found, limit);
    });
  }

  /**
   * Connects first, which does nothing where the client is connected. The connecting that an operation does by itself happens once: after
   * a failure the driver keeps the closed topology and fails every later operation, so one lost packet at start-up would poison the process.
   */
  private async connected<T>(work: (bounded: () => Bounded) => Promise<T>): Promise<T> {
    try {
      return await withDeadline(this.deadlineMs, (bounded) =>
        this.repeatingUnsent(async () => {
          await this.client.connect();
          return work(() => {
            this.called += 1;
            return bounded();
          });
        }),
      );
    } catch (error) {
      throw isUnavailable(error) ? unavailable(error) : error;
    }
  }

  /**
   * A function that was frozen finds out by writing that its connections are gone, which the driver does not repeat where the system itself
   * says so. One connection taken is one attempt: where the driver had made another before, that one may have been carried out.
   */
  private async repeatingUnsent<T>(work: () => Promise<T>): Promise<T> {
    const before = this.taken;
    try {
      return await work();
    } catch (error) {
      if (this.taken > before + 1 || !wasNotSent(error)) throw error;
    }
    this.repeated += 1;
    return work();
  }
}

function valid(document: Document, id: OrderId): Order {
  const order = toOrder(document);
  if (!order) throw notAnOrder(id);
  return order;
}
