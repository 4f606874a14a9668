/** How orders lie in the collection: the `_id` of each, and the indexes. */
import { ID_PATTERN, type OrderId } from '../order';

/**
 * Customer and order joined by the `#` that no id may hold: the pair is unique without a further index, and stays so when the collection
 * is sharded by `customerId`.
 */
export const orderKey = ({ customerId, orderId }: OrderId): string => `${customerId}#${orderId}`;

const ID = ID_PATTERN.slice(1, -1);
const ORDER_KEY = new RegExp(`^(${ID})#(${ID})$`);

/** What a document's `_id` names; nothing when it is not made of a customer and an order. */
export function orderIdOf(documentId: unknown): Partial<OrderId> {
  const [, customerId, orderId] = (typeof documentId === 'string' && ORDER_KEY.exec(documentId)) || [];
  return { customerId, orderId };
}

/**
 * An index as data: the template carries them to the index step, so a reviewer reads them there and a
 * change of them is a change of the stack. Written as CloudFormation properties, hence the capitals.
 *
 * https://www.mongodb.com/docs/manual/tutorial/equality-sort-range-guideline/
 */
export interface DeclaredIndex {
  readonly Name: string;
  /** Fields in the order of the index; 1 ascending, -1 descending. */
  readonly Key: readonly (readonly [field: string, direction: 1 | -1])[];
  readonly Unique?: boolean;
  /** Seconds after the date in the indexed field at which a document may be removed; makes it a TTL index, of one field. */
  readonly ExpireAfterSeconds?: number;
}

/** One for each listing, and the TTL. Reading one order needs none of them: its {@link orderKey} is the `_id`. */
export const ORDER_INDEXES: readonly DeclaredIndex[] = [
  {
    Name: 'by-customer',
    Key: [
      ['customerId', 1],
      ['placed', -1],
    ],
  },
  {
    Name: 'by-status',
    Key: [
      ['status', 1],
      ['placed', -1],
    ],
  },
  { Name: 'expires', Key: [['expiresAt', 1]], ExpireAfterSeconds: 0 },
];
