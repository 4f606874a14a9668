/** An order's document as the item that the same order is on DynamoDB, so that one set of checks decides on both sides what counts. */
import type { AttributeValue } from 'aws-lambda';
import { contribution, faults, NOTHING, type Contribution, type Image } from '../../lib/orders/contribution';
import { PLACED_KEY, STATUS_ATTRIBUTE, TTL_ATTRIBUTE } from '../../lib/orders/dynamodb/keys';
import { ID_PATTERN, placedKey, type OrderId } from '../../lib/orders/order';
import { dateOf, numberOf, type ExtendedJson } from './extended-json';

const ID = ID_PATTERN.slice(1, -1);
const DOCUMENT_ID = new RegExp(`^(${ID})#(${ID})$`);

/** The order that a document's `_id` names; undefined when it is not made of a customer and an order. */
export function orderIdOf(documentId: unknown): OrderId | undefined {
  const [, customerId, orderId] = (typeof documentId === 'string' && DOCUMENT_ID.exec(documentId)) || [];
  return customerId && orderId ? { customerId, orderId } : undefined;
}

/** Names of the fields that keep a document from being the order of its id; none when it is one. */
export function documentFaults(document: ExtendedJson, id: OrderId): string[] {
  const { customerId, orderId, placedAt, [PLACED_KEY]: placed } = document;
  return [
    ...(customerId === id.customerId ? [] : ['customerId']),
    ...(orderId === id.orderId ? [] : ['orderId']),
    ...(typeof placedAt === 'string' && placed === placedKey({ ...id, placedAt }) ? [] : ['placedAt']),
    ...faults(itemOf(document), id),
  ];
}

/** A valid order counts once with its amount; anything else, and no document at all, adds nothing. */
export const documentContribution = (document: ExtendedJson | undefined, id: OrderId): Contribution =>
  document && documentFaults(document, id).length === 0 ? contribution(itemOf(document), id) : NOTHING;

function itemOf(document: ExtendedJson): Image {
  const { note, amount, [PLACED_KEY]: placed, [STATUS_ATTRIBUTE]: status, [TTL_ATTRIBUTE]: expiresAt } = document;
  return {
    [STATUS_ATTRIBUTE]: text(status),
    [PLACED_KEY]: text(placed),
    amount: number(numberOf(amount)),
    ...(note !== undefined && { note: text(note) }),
    ...(expiresAt !== undefined && { [TTL_ATTRIBUTE]: number((dateOf(expiresAt) ?? Number.NaN) / 1_000) }),
  };
}

/** There, and of a type that no order has in that place. */
const WRONG: AttributeValue = { NULL: true };
const text = (value: unknown): AttributeValue => (typeof value === 'string' ? { S: value } : WRONG);
const number = (value: number | undefined): AttributeValue => (value === undefined ? WRONG : { N: String(value) });
