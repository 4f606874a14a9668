/**
 * Counts one customer's orders in Atlas anew while anybody goes on writing them: as of a moment of the cluster, as
 * docs/adr/0021-recount-as-of-a-moment.md explains.
 */
import { ConditionalCheckFailedException, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { GetItemCommandOutput, UpdateItemCommandInput } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../lambda/order-events/environment';
import { Refusal } from '../../errors';
import { plus, sum, validityRule, type Contribution } from '../../orders/contribution';
import { TOTALS_AMOUNT, TOTALS_COUNT, TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { AS_OF, eventTotalsIn, RECOUNT_COUNTED, RECOUNT_ID } from '../../orders/totals/event-totals';
import type { Moment, OrdersAt } from '../../orders/totals/orders-at';
import { RECOUNT, RECOUNTED_BY, REVISION, RULE } from '../../orders/totals/totals-item';
import { awsFailure } from '../../services/aws-failure';
import type { World } from '../../services/world';

export interface AtlasRecountRun {
  readonly totals: string;
  /** Names the run: what it has counted already is left alone. */
  readonly run: string;
  readonly orders: OrdersAt;
  readonly world: World;
}

/** A recount is dropped where a customer changes too much meanwhile, or another run began one. */
const ATTEMPTS = 3;
/** What DynamoDB calls a write that meets a transaction of the function. */
const IN_USE = 'TransactionConflictException';
const PAUSE_MS = 200;

/**
 * @returns whether it was counted: not when this run had done so
 * @throws Refusal
 */
export async function recountAtlasCustomer(customerId: string, run: AtlasRecountRun): Promise<boolean> {
  const { orders } = run;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const id = randomUUID();
    if (!(await begin(customerId, id, run))) return false;
    const moment = await orders.now();
    const asRead = await orders.contributionOf(customerId, moment);
    if (await end(customerId, id, moment, asRead, run)) return true;
  }
  throw new Refusal(
    `The recount of customer ${customerId} was dropped ${ATTEMPTS} times: too many of its orders change at a time, or another run counts it too. ` +
      'End the other run, and go on with --run <RecountRun>.',
  );
}

/** From here on the function notes what it counts. @returns whether it is to be counted by this run still */
const begin = (customerId: string, id: string, run: AtlasRecountRun): Promise<boolean> =>
  update(customerId, run, {
    UpdateExpression: 'SET #recount = :recount ADD #revision :one',
    ConditionExpression: 'attribute_not_exists(#by) OR #by <> :run',
    ExpressionAttributeNames: { '#recount': RECOUNT, '#revision': REVISION, '#by': RECOUNTED_BY },
    ExpressionAttributeValues: {
      ':recount': { M: { [RECOUNT_ID]: { S: id }, [RECOUNT_COUNTED]: { L: [] } } },
      ':one': { N: '1' },
      ':run': { S: run.run },
    },
  });

/** @returns whether the totals are counted anew: not when the recount was dropped */
async function end(
  customerId: string,
  id: string,
  { time }: Moment,
  asRead: Contribution,
  run: AtlasRecountRun,
): Promise<boolean> {
  for (;;) {
    const { recount, revision } = await read(customerId, run);
    if (recount?.id !== id || !revision) return false;
    const { count, amount } = plus(asRead, sum(recount.counted.filter((change) => change.time > time)));
    const isWritten = await update(customerId, run, {
      UpdateExpression:
        'SET #count = :count, #amount = :amount, #asOf = :asOf, #rule = :rule, #by = :run REMOVE #recount ADD #revision :one',
      ConditionExpression: '#revision = :revision',
      ExpressionAttributeNames: {
        '#count': TOTALS_COUNT,
        '#amount': TOTALS_AMOUNT,
        '#asOf': AS_OF,
        '#rule': RULE,
        '#by': RECOUNTED_BY,
        '#recount': RECOUNT,
        '#revision': REVISION,
      },
      ExpressionAttributeValues: {
        ':count': { N: String(count) },
        ':amount': { N: String(amount) },
        ':asOf': { S: time },
        ':rule': { S: validityRule() },
        ':run': { S: run.run },
        ':one': { N: '1' },
        ':revision': revision,
      },
    });
    if (isWritten) return true;
  }
}

const keyOf = (customerId: string) => ({
  [TOTALS_PARTITION_KEY]: { S: customerId },
  [ENTRY_KEY]: { S: TOTALS_ENTRY },
});

async function read(customerId: string, { totals, world }: AtlasRecountRun) {
  const command = new GetItemCommand({ TableName: totals, Key: keyOf(customerId), ConsistentRead: true });
  const answer = await world.send('dynamodb', command).catch((error: unknown) => {
    throw awsFailure(error, 'dynamodb:GetItem');
  });
  return eventTotalsIn((answer as GetItemCommandOutput).Item ?? {});
}

/** @returns whether its condition held */
async function update(
  customerId: string,
  { totals, world }: AtlasRecountRun,
  expressions: Omit<UpdateItemCommandInput, 'TableName' | 'Key'>,
): Promise<boolean> {
  for (;;) {
    try {
      await world.send(
        'dynamodb',
        new UpdateItemCommand({ TableName: totals, Key: keyOf(customerId), ...expressions }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      if (!(error instanceof Error && error.name === IN_USE)) throw awsFailure(error, 'dynamodb:UpdateItem', 'changes');
      await world.wait(PAUSE_MS);
    }
  }
}
