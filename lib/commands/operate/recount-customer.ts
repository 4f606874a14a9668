/**
 * Counts one customer's orders in DynamoDB anew while anybody goes on writing them: between two marks in the stream, as
 * docs/adr/0020-recount-between-marks.md explains.
 */
import {
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { awsFailure } from '../../services/aws-failure';
import type { World } from '../../services/world';
import { Refusal } from '../../errors';
import { contribution, plus, sum, validityRule, type Contribution } from '../../orders/contribution';
import { writtenOrder, type Image } from '../../orders/dynamodb/image';
import { customerPartition, ORDER_PREFIX, orderIdOf, PARTITION_KEY, SORT_KEY } from '../../orders/dynamodb/keys';
import type { Totals } from '../../orders/totals/advance';
import { markItem, markKey } from '../../orders/totals/recount-mark';
import { StreamTotals } from '../../orders/totals/stream-totals';

export interface RecountTables {
  readonly orders: string;
  readonly totals: string;
}

export interface RecountRun extends RecountTables {
  /** Names the run: what it has counted already is left alone. */
  readonly run: string;
  readonly world: World;
}

/** How long the stream's function may take to get to a mark. It is a second or two behind when all is well. */
const MARK_WITHIN_MS = 5 * 60_000;
const LOOK_EVERY_MS = 1_000;
/** A recount is dropped where a customer changes too much meanwhile, or another run began one. */
const ATTEMPTS = 3;

/**
 * @returns whether it was counted: not when this run had done so
 * @throws Refusal
 */
export async function recountCustomer(customerId: string, run: RecountRun): Promise<boolean> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await recountOnce(customerId, run);
    if (outcome !== 'dropped') return outcome === 'counted';
  }
  throw new Refusal(
    `The recount of customer ${customerId} was dropped ${ATTEMPTS} times: too many of its orders change at a time, or another run counts it too. ` +
      'Let fewer write, or end the other run, and go on with --run <RecountRun>.',
  );
}

async function recountOnce(customerId: string, run: RecountRun): Promise<'counted' | 'counted before' | 'dropped'> {
  const { world, orders } = run;
  const totals = new StreamTotals({ send: (command: object) => world.send('dynamodb', command) } as never, run.totals);
  const change = (to: (totals: Totals) => Totals | undefined): Promise<void> =>
    asked(
      'dynamodb:UpdateItem',
      totals.change(customerId, async (found) => to(found)),
    );
  const mark = (id: string, step: 'begin' | 'end') =>
    send(
      world,
      'dynamodb:PutItem',
      new PutItemCommand({ TableName: orders, Item: markItem(customerId, { id, step }) }),
    );

  const id = randomUUID();
  let isDone = false as boolean;
  await change((found) => {
    isDone = found.recountedBy === run.run;
    return isDone ? undefined : { ...found, recount: { id, before: new Map(), isClosed: false } };
  });
  if (isDone) return 'counted before';

  await mark(id, 'begin');
  const read = await readOrders(customerId, run);
  await mark(id, 'end');

  const giveUpAt = world.now() + MARK_WITHIN_MS;
  for (;;) {
    const { recount } = (await asked('dynamodb:GetItem', totals.read(customerId))).totals;
    if (recount?.id !== id) return 'dropped';
    if (recount.isClosed) break;
    if (world.now() > giveUpAt) throw notComing(customerId);
    await world.wait(LOOK_EVERY_MS);
  }
  // Before the totals say that it is done, or an early end would leave the mark for good.
  await send(world, 'dynamodb:DeleteItem', new DeleteItemCommand({ TableName: orders, Key: markKey(customerId) }));
  let isCounted = false as boolean;
  await change((found) => {
    const { recount } = found;
    isCounted = recount?.id === id && recount.counted !== undefined;
    if (!recount?.counted || !isCounted) return undefined;
    if (recount.counted.rule !== validityRule()) throw otherRule();
    const atTheBeginning = sum([...new Map([...read, ...recount.before]).values()]);
    const counted = { ...recount.counted, ...plus(recount.counted, atTheBeginning) };
    return { counted, recountedBy: run.run };
  });
  return isCounted ? 'counted' : 'dropped';
}

/** What each of the customer's orders adds, as it is at some moment while this reads. */
async function readOrders(customerId: string, { world, orders }: RecountRun): Promise<Map<string, Contribution>> {
  const found = new Map<string, Contribution>();
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const command = new QueryCommand({
      TableName: orders,
      KeyConditionExpression: '#pk = :customer AND begins_with(#sk, :order)',
      ExpressionAttributeNames: { '#pk': PARTITION_KEY, '#sk': SORT_KEY },
      ExpressionAttributeValues: { ':customer': { S: customerPartition(customerId) }, ':order': { S: ORDER_PREFIX } },
      ConsistentRead: true,
      ExclusiveStartKey: from,
    });
    const { Items = [], LastEvaluatedKey } = (await send(world, 'dynamodb:Query', command)) as QueryCommandOutput;
    for (const item of Items) {
      const { orderId } = orderIdOf({ pk: item[PARTITION_KEY]?.S ?? '', sk: item[SORT_KEY]?.S ?? '' });
      const id = { customerId, orderId: orderId ?? '' };
      if (orderId !== undefined) found.set(orderId, contribution(writtenOrder(item as Image), id));
    }
    from = LastEvaluatedKey;
  } while (from);
  return found;
}

const send = (world: World, call: string, command: object): Promise<unknown> =>
  asked(call, world.send('dynamodb', command));

async function asked<T>(call: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw awsFailure(error, call, 'changes');
  }
}

const notComing = (customerId: string): Refusal =>
  new Refusal(
    `The stream’s function did not get to the marks of customer ${customerId} within ${MARK_WITHIN_MS / 60_000} minutes. ` +
      'Look at its event source and the alarm IteratorAge; when it has caught up, go on with --run <RecountRun>.',
  );

const otherRule = (): Refusal =>
  new Refusal(
    'The deployed function and this checkout do not agree on what a valid order is. Deploy stack DynamoDb from here, and go on with --run <RecountRun>.',
  );
