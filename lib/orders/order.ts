/**
 * The order that both databases hold, and the limits both enforce.
 *
 * An order belongs to one customer for good: its identity is the pair (`customerId`, `orderId`), so a customer's orders share one
 * partition on DynamoDB and one index prefix on MongoDB. The order book has one currency; money is an integer of its minor units.
 */
export const ORDER_STATUSES = ['PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** No `#`: it separates the parts of a key, and sorts below every character allowed here, so joined keys sort like tuples. */
export const ID_PATTERN = '^[A-Za-z0-9_-]{1,64}$';
/** UTC with milliseconds, always 24 characters, so that text order is time order. */
export const PLACED_AT_PATTERN =
  '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$';
/** Minor units. The sum of a million orders at the limit stays within the integers that JavaScript and both databases hold exactly. */
export const MAX_AMOUNT = 1_000_000_000;
export const MAX_NOTE_LENGTH = 1_000;
/** 9999-12-31T23:59:59Z: the last second both a BSON date and ISO 8601 with four digits can hold. */
export const MAX_EXPIRES_AT = 253_402_300_799;
export const DEFAULT_PAGE_SIZE = 25;
export const MAX_PAGE_SIZE = 100;

export interface Order {
  readonly customerId: string;
  readonly orderId: string;
  readonly status: OrderStatus;
  /** Integer of minor units, 0 to {@link MAX_AMOUNT}. */
  readonly amount: number;
  /** When the customer placed it, by the customer's clock: ISO 8601, UTC, milliseconds. */
  readonly placedAt: string;
  readonly note?: string;
  /** Epoch seconds, 0 to {@link MAX_EXPIRES_AT}, after which either database may remove the order by itself (TTL). */
  readonly expiresAt?: number;
}

/** The fields of an order: what an answer may hold, and what is read of what lies in a database. */
export const ORDER_ATTRIBUTES = [
  'customerId',
  'orderId',
  'status',
  'amount',
  'placedAt',
  'note',
  'expiresAt',
] as const satisfies readonly (keyof Order)[];

/** What a client sends to create an order; it starts as `PLACED`. */
export type NewOrder = Omit<Order, 'status'>;

export interface OrderId {
  readonly customerId: string;
  readonly orderId: string;
}

export interface PageRequest {
  /** 1 to {@link MAX_PAGE_SIZE}. */
  readonly limit: number;
  /** The sort key after which the page goes on: that of the last order already seen, or of something that is no order. */
  readonly cursor?: string;
}

export interface OrderPage {
  readonly orders: readonly Order[];
  /** Present while more may follow, also where the page has fewer orders than its limit, or none. */
  readonly cursor?: string;
}

/**
 * Sort key of every listing, unique within the order book: newest first is descending order of it. Because a page continues after a
 * *value* rather than after a position, orders inserted meanwhile neither repeat nor hide one that was there.
 */
export const placedKey = (order: Pick<Order, 'placedAt' | 'orderId' | 'customerId'>): string =>
  `${order.placedAt}#${order.orderId}#${order.customerId}`;

/** The form of a {@link placedKey}. */
export const PLACED_PATTERN = `${PLACED_AT_PATTERN.slice(0, -1)}#${ID_PATTERN.slice(1, -1)}#${ID_PATTERN.slice(1)}`;

/** A cursor is a sort key as it is stored: a {@link placedKey}, or what something else wrote in its place. DynamoDB's may have 1,024 bytes. */
export const MAX_CURSOR_LENGTH = 1_024;
