/**
 * Keeps each customer's totals (number of orders, their amount) from the change events of the orders collection in Atlas, which a
 * database trigger sends through EventBridge into a queue. The counterpart of lambda/order-stream, in a table of its own: what counts as
 * an order is decided by the same code, and the orders of the two sides are never added up.
 *
 * Guarantees
 * - Totals equal the sum over the customer's valid orders once every event is counted: nothing lost, nothing counted twice, whatever is
 *   delivered again, in whatever order and cut. Changes are differences, and differences may be added in any order. One transaction adds
 *   them and leaves a marker for each, which must not be there yet (marked-totals.ts). A marker's key is the change's resume token, so it
 *   does not matter who repeats: trigger, EventBridge, queue or a person.
 * - A call that fails fails its customer only: that customer's messages are reported as failed items and come again.
 * - Poison never blocks. What is not a valid order counts as none, and its message is reported as failed until the queue moves it to the
 *   dead-letter queue, whole and as it came; the log has the reason by its message id. Repairing the document repairs the totals.
 * - The dead-letter queue can be sent back at any time (`aws sqs start-message-move-task`): what was counted is not counted again.
 * - A recount (npm run operate -- atlas-recount) is exact while orders are written: as of a moment of the cluster, which each event tells
 *   of its change as well. Changes up to that moment are dropped, with a marker or without. docs/adr/0021-recount-as-of-a-moment.md
 * - Totals stand beside the rule of what is valid that they were counted by. By another, nothing is added: the messages are reported as
 *   failed and end in the dead-letter queue, to be sent back after a recount.
 * - One transaction a customer and batch, none for changes that move neither count nor amount.
 *
 * What it assumes
 * - The trigger sends Extended JSON, and the documents before a change: an update, a replacement or a deletion without it is poison,
 *   because nobody can say what to subtract. The document after an update is made of the one before and the update's description; what
 *   the trigger could look up as full document may have later changes in it already, and is not read.
 *   https://www.mongodb.com/docs/atlas/app-services/mongodb/preimages/
 * - The trigger sees every change from the first order on. Orders from before it are not in the totals until they are counted anew.
 * - A change keeps its resume token however often it is read. It does within a version of MongoDB's token format; a trigger that reads
 *   old changes again after the format has changed would count them twice.
 *
 * Limits
 * - Until all of a customer's events are there the totals may be those of no moment, even below zero: EventBridge keeps no order.
 *   https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-what-is.html
 * - A marker stays for {@link MARKER_DAYS} days. A message that is played back later than that counts again.
 * - A trigger that is suspended for longer than the oplog lasts has lost changes, and Atlas says so; then count the totals anew. What EventBridge cannot deliver within a day is in the dead-letter queue too.
 * - Deleting a customer's items deletes their markers: what is delivered again after that counts again.
 * - Another rule of what is valid takes a recount of all customers.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { requiredVariable, TOTALS_TABLE_VARIABLE } from '../shared/environment';
import { functionLogger, logged } from '../shared/logger';
import { publisher } from '../shared/publisher';
import { MarkedTotals } from './marked-totals';
import { queueHandler } from './process-batch';

const SERVICE = 'order-events';
const logger = functionLogger(SERVICE);
const totals = new MarkedTotals(new DynamoDBClient(AWS_CLIENT), requiredVariable(TOTALS_TABLE_VARIABLE));

export const handler = logged(logger, queueHandler({ totals, logger }, publisher(SERVICE)));
