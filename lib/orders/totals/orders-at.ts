/**
 * The orders collection as it was at one moment of the cluster.
 *
 * https://www.mongodb.com/docs/manual/reference/read-concern-snapshot/
 * https://www.mongodb.com/docs/manual/reference/read-concern-linearizable/
 */
import { BSON, type Db, type Document } from 'mongodb';
import { NOTHING, plus, contribution, type Contribution } from '../contribution';
import { writtenOrder, type Image } from '../mongodb/image';
import { orderIdOf } from '../mongodb/keys';
import { clusterTimeOf, type ClusterTime } from './cluster-time';

/** A moment, as the server takes it and as text. */
export interface Moment {
  readonly at: BSON.Timestamp;
  readonly time: ClusterTime;
}

export interface OrdersAt {
  /** Not before any change that anybody has heard of by now. */
  now(): Promise<Moment>;
  /** What a customer's orders add, as they are at the moment. */
  contributionOf(customerId: string, moment: Moment): Promise<Contribution>;
  /** The first customer after another, by name, that has a document; after the last, undefined. */
  customerAfter(customerId: string | undefined): Promise<string | undefined>;
}

const LINEARIZABLE_WITHIN_MS = 10_000;
/** Sorts right behind the `#` between customer and order. */
const BEHIND = '$';

export class CollectionAt implements OrdersAt {
  constructor(
    private readonly db: Db,
    private readonly collection: string,
  ) {}

  /** A linearizable read is answered by a node that was the primary all along, so its last operation is the cluster's. */
  async now(): Promise<Moment> {
    const { operationTime } = await this.db.command({
      find: this.collection,
      filter: { _id: 'no order' },
      limit: 1,
      singleBatch: true,
      readConcern: { level: 'linearizable' },
      maxTimeMS: LINEARIZABLE_WITHIN_MS,
    });
    const at = operationTime as BSON.Timestamp;
    return { at, time: clusterTimeOf(at.t, at.i) };
  }

  async contributionOf(customerId: string, { at }: Moment): Promise<Contribution> {
    const documents = this.db.runCursorCommand({
      find: this.collection,
      filter: { _id: { $gte: `${customerId}#`, $lt: `${customerId}${BEHIND}` } },
      readConcern: { level: 'snapshot', atClusterTime: at },
    });
    let total = NOTHING;
    for await (const document of documents as AsyncIterable<Document>) {
      const { orderId } = orderIdOf(document['_id']);
      if (orderId === undefined) continue;
      // As the change events have it, so that both count by the same.
      const image = BSON.EJSON.serialize(document, { relaxed: false }) as Image;
      total = plus(total, contribution(writtenOrder(image), { customerId, orderId }));
    }
    return total;
  }

  async customerAfter(customerId: string | undefined): Promise<string | undefined> {
    let after = customerId === undefined ? '' : `${customerId}${BEHIND}`;
    for (;;) {
      const next = await this.db
        .collection<{ _id: string }>(this.collection)
        .findOne({ _id: { $gt: after } }, { sort: { _id: 1 }, projection: { _id: 1 } });
      if (!next) return undefined;
      const { customerId: found } = orderIdOf(next._id);
      if (found !== undefined) return found;
      after = next._id;
    }
  }
}
