/**
 * What the function and its infrastructure must agree on, and how the totals lie in their table. Imports nothing, so that a construct
 * can read it without loading the function.
 *
 * On the table of the totals (`lambda/shared/environment.ts`) the function needs `dynamodb:GetItem`, `dynamodb:PutItem` and
 * `dynamodb:UpdateItem`.
 */

/**
 * Messages an invocation gets at most: one transaction takes 100 items, that is a marker for each change of a customer and the totals.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export const MESSAGES_PER_BATCH = 99;

/** Sort key; the partition key is the customer, as in the totals of the other side. */
export const ENTRY_KEY = 'entry';
export const TOTALS_ENTRY = 'TOTALS';
export const CHANGE_PREFIX = 'CHANGE#';

/** Epoch seconds after which DynamoDB removes a marker. The totals have none. */
export const MARKER_TTL = 'expiresAt';
/**
 * Days that a marker stays at the least. A message lives for at most 15 days (1 in EventBridge, 14 in the queue and its dead-letter
 * queue together), and for 14 more each time that it is sent back from there: three times are covered.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
export const MARKER_DAYS = 60;
