/**
 * The indexes of the orders collection, as data: the template carries them to the index step, so a reviewer reads them there and a
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

/** One for each listing, and the TTL. Reading one order needs none of them: its `_id` is made of customer and order. */
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
