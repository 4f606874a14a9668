/**
 * Keeps each customer's totals (number of orders, their amount) from the orders table's change stream.
 *
 * Guarantees
 * - Totals equal the sum over the customer's valid orders once the stream is read up: nothing lost, nothing counted twice, whatever is
 *   delivered again, in whatever cut. The totals item holds a watermark, the sequence number of the last change in it, and one
 *   conditional write moves both (watermarked-totals.ts). A change at or below the watermark is dropped.
 * - Order: a customer's changes are applied in sequence order. Customers do not wait for each other.
 * - A call that fails fails its customer only: that customer's records are reported as failed items, and Lambda delivers again from the
 *   lowest of them. What DynamoDB refuses for its form or size is not tried again: it is refused, as below, and the shard goes on.
 * - Totals stand beside what they were counted by: the stream, and the rule of what is valid. Changes of another stream, by another rule,
 *   or that take away more than was counted, are refused: one small message in the dead-letter queue names customer, reason and place,
 *   and the customer's totals stand still until a recount. Repetitions of an earlier stream are told of and passed.
 * - A recount (npm run operate -- dynamodb-recount) is exact while orders are written: between its two marks in the customer's partition
 *   the function counts a second time, beside the totals (lib/orders/totals/advance.ts). docs/adr/0020-recount-between-marks.md
 * - Poison never blocks. What is not a valid order is parked in the dead-letter queue with the whole record before the watermark passes
 *   it, at least once; `eventID` identifies a repetition. It counts as no order. Repairing the item in the table repairs the totals.
 *   The function parks it itself, because Lambda's failure destination gets metadata of a whole batch, without the records.
 * - As few writes as possible: one a customer and batch, none for changes that move neither count nor amount.
 *
 * What it assumes
 * - The sequence numbers of one partition key only grow in the order of delivery, also across a shard's split. This is so while one
 *   partition holds all of a customer's orders, which a table with a local secondary index ensures. A table without one may spread a
 *   large or hot customer over two shards, which are read independently: then a slower shard's changes could be taken for repetitions.
 *   https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections
 * - One batch of a shard at a time: a parallelization factor of 1. A higher one keeps the order of an item only, not of a customer.
 *   https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html
 * - The stream view is NEW_AND_OLD_IMAGES, and the event source reads one region's stream: each replica's stream repeats every change.
 * - The event source starts at TRIM_HORIZON on a new table; orders from before the stream are not in the totals until they are counted
 *   anew.
 *
 * Limits
 * - A stream keeps a record for 24 hours. A record that is older, or past the event source's record age, is gone for the totals; later
 *   changes move the watermark past it, so delivering it by hand does not help. Lambda's failure destination tells which batch it was:
 *   count those customers anew.
 * - Deleting a totals item deletes its watermark: what is delivered again after that counts again, or is refused for taking away what
 *   was not counted. A customer that has orders is counted from nothing then: recount it.
 * - Another rule of what is valid takes a recount of all customers. Until then, changes of those who have totals are refused.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { requiredVariable, TOTALS_TABLE_VARIABLE } from '../shared/environment';
import { functionLogger, logged } from '../shared/logger';
import { publisher } from '../shared/publisher';
import { DEAD_LETTER_QUEUE_URL } from './environment';
import { streamHandler } from './process-batch';
import { queueSender } from './sqs';
import { WatermarkedTotals } from './watermarked-totals';

const SERVICE = 'order-stream';
const logger = functionLogger(SERVICE);
const settling = {
  totals: new WatermarkedTotals(new DynamoDBClient(AWS_CLIENT), requiredVariable(TOTALS_TABLE_VARIABLE)),
  park: queueSender(requiredVariable(DEAD_LETTER_QUEUE_URL)),
  logger,
};

export const handler = logged(logger, streamHandler(settling, publisher(SERVICE)));
