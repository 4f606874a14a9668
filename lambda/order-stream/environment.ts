/**
 * What the function and its infrastructure must agree on: the names of its environment variables and the numbers both sides rely on.
 * Imports nothing, so that a construct can read it without loading the function.
 *
 * On the table of the totals (`lambda/shared/environment.ts`) the function needs `dynamodb:GetItem` and `dynamodb:UpdateItem`.
 */

/** URL of the standard queue that poison records are parked in. The function needs `sqs:SendMessage` on it. */
export const DEAD_LETTER_QUEUE_URL = 'DEAD_LETTER_QUEUE_URL';

/** Records an invocation gets at most. The larger, the more events of one customer share a write. */
export const RECORDS_PER_BATCH = 250;

/**
 * Bytes of the largest message parked; the queue's maximum message size must not be below it.
 * 1 MiB is what SQS allows and a queue's default: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
 */
export const MAX_DEAD_LETTER_BYTES = 1_048_576;
