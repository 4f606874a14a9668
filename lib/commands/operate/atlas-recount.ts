import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { connectionString as connectionStringText, stackName } from '../../console/arguments';
import { ATLAS_STACK, OUTPUTS } from '../../assembly/names';
import { Refusal } from '../../errors';
import { TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { isUnavailable } from '../../orders/mongodb/unavailable';
import type { OrdersAt } from '../../orders/totals/orders-at';
import { ENTRY_KEY, TOTALS_ENTRY } from '../../../lambda/order-events/environment';
import { ORDER_TOTALS_TABLE_NAME } from '../../stacks/names';
import { awsStep } from './aws-step';
import { connectOrders, type ConnectOrders } from './connect-orders';
import {
  countEach,
  customersIn,
  hasTotals,
  only,
  RECOUNT_DOES_NOT,
  recountOptions,
  runIn,
  type RecountGiven,
} from './count-each';
import { operation, type Operation } from './operation';
import type { Plan } from './plan';
import { recountAtlasCustomer } from './recount-atlas-customer';
import { resolved, type Context, type Step } from './step';

interface Given extends RecountGiven {
  readonly stack: string;
  readonly connectionString?: string;
}

const COUNTS = 'MongoDB find; dynamodb:GetItem, UpdateItem on the totals';

/** Counts totals anew from the orders, exactly, while they are written. Why and how: docs/adr/0021-recount-as-of-a-moment.md. */
export const atlasRecountBy = (connect: ConnectOrders): Operation =>
  operation(
    'atlas-recount',
    'Counts the totals of the orders in Atlas anew, while anybody goes on writing orders.',
    (command) =>
      recountOptions(command, ORDER_TOTALS_TABLE_NAME)
        .option('--stack <name>', `stack with the output ${OUTPUTS.connectionString}`, stackName, ATLAS_STACK)
        .option(
          '--connection-string <address>',
          'address of the cluster, without credentials, instead of a stack’s output',
          connectionStringText,
        ),
    ({ totals, customer, run, stack, connectionString }: Given): Plan => {
      const counts = (
        does: string,
        customers: (orders: OrdersAt, context: Context) => AsyncIterable<string[]>,
      ): Step => ({
        call: COUNTS,
        kind: 'changes',
        does,
        parameters: { ConnectionString: connectionString ?? ADDRESS, TableName: totals },
        run: (context) =>
          connected(connect, connectionString, context, (orders) =>
            countEach(
              customers(orders, context),
              (name) => recountAtlasCustomer(name, { totals, run: runIn(context), orders, world: context.world }),
              context,
            ),
          ),
      });
      return {
        title: `count the totals in table ${totals} anew from ${customer === undefined ? 'all orders' : `the orders of customer ${customer}`} in Atlas`,
        steps: [
          ...(connectionString === undefined ? [addressOf(stack)] : []),
          hasTotals(totals, run),
          ...(customer === undefined
            ? [
                counts('Counts every customer that has orders.', (orders) => withOrders(orders)),
                counts('Counts every customer that has totals and was not counted by then.', (_, { world }) =>
                  customersIn(
                    {
                      TableName: totals,
                      ProjectionExpression: '#customer',
                      FilterExpression: '#entry = :totals',
                      ExpressionAttributeNames: { '#customer': TOTALS_PARTITION_KEY, '#entry': ENTRY_KEY },
                      ExpressionAttributeValues: { ':totals': { S: TOTALS_ENTRY } },
                    },
                    world,
                  ),
                ),
              ]
            : [counts(`Counts customer ${customer}, as of a moment of the cluster.`, () => only(customer))]),
        ],
        costs: [
          'by use: for each customer two writes to the totals',
          'by the load of the cluster: a read of all orders, a few customers at a time',
        ],
        doesNot: [
          ...RECOUNT_DOES_NOT,
          'Reach a cluster from where its access list does not let this machine in.',
          'Read with more rights than your role has as a user of the database: it needs to read the orders.',
          'Empty the dead-letter queue: send it back, and what is counted is not counted again.',
        ],
      };
    },
  );

export const atlasRecount = atlasRecountBy((address) => connectOrders(address));

const ADDRESS = '<ConnectionString>';
const CUSTOMERS_A_PAGE = 100;

const addressOf = (StackName: string): Step =>
  awsStep({
    service: 'cloudformation',
    command: DescribeStacksCommand,
    parameters: { StackName },
    does: `Reads output ${OUTPUTS.connectionString} of stack ${StackName}.`,
    errors: {
      ValidationError: `There is no stack ${StackName} in this account and region. Give the address with --connection-string.`,
    },
    learn: ({ Stacks }) => {
      const output = Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === OUTPUTS.connectionString)?.OutputValue;
      if (output !== undefined) return { ConnectionString: output };
      throw new Refusal(
        `Stack ${StackName} has no output ${OUTPUTS.connectionString}. Give the address with --connection-string.`,
      );
    },
  });

async function connected<T>(
  connect: ConnectOrders,
  given: string | undefined,
  { found }: Context,
  work: (orders: OrdersAt) => Promise<T>,
): Promise<T> {
  const cluster = connect(given ?? resolved(ADDRESS, found));
  try {
    return await work(cluster.orders);
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    const text =
      'The cluster did not answer. Look at its access list, at the network, and at whether your role is a user of the database; go on with --run <RecountRun>.';
    throw new Refusal(text, 'unavailable', { cause: error });
  } finally {
    await cluster.close();
  }
}

async function* withOrders(orders: OrdersAt): AsyncGenerator<string[]> {
  let page: string[] = [];
  for (let last = await orders.customerAfter(undefined); last !== undefined; last = await orders.customerAfter(last)) {
    page.push(last);
    if (page.length < CUSTOMERS_A_PAGE) continue;
    yield page;
    page = [];
  }
  yield page;
}
