/**
 * How orders lie in the DynamoDB table: the one place that names its keys, its indexes and the totals table's attributes.
 * Infrastructure, stream handler and tests all read it from here.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-general-nosql-design.html
 */
import { ID_PATTERN, ORDER_ATTRIBUTES, type OrderId } from '../order';

export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';
/** Holds `placedKey(order)`; sort key of both indexes. */
export const PLACED_KEY = 'placed';
export const STATUS_ATTRIBUTE = 'status';
export const TTL_ATTRIBUTE = 'expiresAt';

/** A customer's orders, newest first. Local where the table may have one, global where strong multi-region consistency forbids it. */
export const BY_CUSTOMER_INDEX = 'by-customer';
/** All orders of one status, newest first. */
export const BY_STATUS_INDEX = 'by-status';

export const CUSTOMER_PREFIX = 'CUSTOMER#';
export const ORDER_PREFIX = 'ORDER#';

export const customerPartition = (customerId: string): string => `${CUSTOMER_PREFIX}${customerId}`;
export const orderKey = ({ customerId, orderId }: OrderId): { pk: string; sk: string } => ({
  pk: customerPartition(customerId),
  sk: `${ORDER_PREFIX}${orderId}`,
});

/** What an item's keys name, without the part whose key is not made of an id. */
export const orderIdOf = ({ pk, sk }: Partial<ReturnType<typeof orderKey>>): Partial<OrderId> => ({
  customerId: idAfter(CUSTOMER_PREFIX, pk),
  orderId: idAfter(ORDER_PREFIX, sk),
});

const ID = new RegExp(ID_PATTERN);

function idAfter(prefix: string, key: string | undefined): string | undefined {
  const id = key?.startsWith(prefix) ? key.slice(prefix.length) : '';
  return ID.test(id) ? id : undefined;
}

/** Totals table: one item a customer. */
export const TOTALS_PARTITION_KEY = 'customerId';
export const TOTALS_COUNT = 'orderCount';
export const TOTALS_AMOUNT = 'amount';

const READ = [PARTITION_KEY, SORT_KEY, PLACED_KEY, ...ORDER_ATTRIBUTES];
/** What is read of an item: what an order is made of, and the keys that it must agree with. All are named, since some are reserved words. */
export const PROJECTION = {
  ProjectionExpression: READ.map((name) => `#${name}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(READ.map((name) => [`#${name}`, name])),
} as const;
