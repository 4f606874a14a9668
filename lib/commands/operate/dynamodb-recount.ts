import { DescribeTableCommand, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import { mapLimit } from '../../async/limit';
import { customerId as customerIdText, recountRun, tableName } from '../../console/arguments';
import { Refusal } from '../../errors';
import { orderIdOf, PARTITION_KEY, TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { awsFailure } from '../../services/aws-failure';
import { ORDERS_TABLE_NAME, TOTALS_TABLE_NAME } from '../../stacks/names';
import { awsStep } from './aws-step';
import { noSuchTable } from './dynamodb-steps';
import { operation } from './operation';
import type { Plan } from './plan';
import { recountCustomer, type RecountTables } from './recount-customer';
import { resolved, type Context, type Step } from './step';

interface Given {
  readonly table: string;
  readonly totals: string;
  readonly customer?: string;
  readonly run?: string;
}

/** Customers whose marks are in the stream at a time: what one costs is mostly waiting. */
const CUSTOMERS_AT_ONCE = 50;
/** Names the run, also where it ended early and is gone on with. */
const RUN = '<RecountRun>';
const COUNTS = 'dynamodb:Query, PutItem, DeleteItem; GetItem, UpdateItem on the totals';

/** Counts totals anew from the orders, exactly, while they are written. Why and how: docs/adr/0021-recount-between-marks.md. */
export const dynamodbRecount = operation(
  'dynamodb-recount',
  'Counts the totals of the orders in DynamoDB anew, while anybody goes on writing orders.',
  (command) =>
    command
      .option('--customer <id>', 'this customer only, as named in a parked message', customerIdText)
      .option('--table <name>', 'table of the orders', tableName, ORDERS_TABLE_NAME)
      .option('--totals <name>', 'table of the totals', tableName, TOTALS_TABLE_NAME)
      .option('--run <id>', 'go on with a run that ended early: what it has counted is left alone', recountRun),
  ({ table, totals, customer, run }: Given): Plan => ({
    title: `count the totals in table ${totals} anew from ${customer === undefined ? 'all orders' : `the orders of customer ${customer}`} in table ${table}`,
    steps: [
      streamsBothImages(table),
      hasTotals(totals, run),
      ...(customer === undefined
        ? [
            countAll(
              'Counts every customer that has orders.',
              { orders: table, totals },
              { TableName: table, ProjectionExpression: PARTITION_KEY, ConsistentRead: true },
            ),
            countAll(
              'Counts every customer that has totals and was not counted by then.',
              { orders: table, totals },
              { TableName: totals, ProjectionExpression: TOTALS_PARTITION_KEY, ConsistentRead: true },
            ),
          ]
        : [countOne(customer, { orders: table, totals })]),
    ],
    costs: [
      'by use: a read of all orders, twice',
      'by use: for each customer three writes to the orders table, and three to the totals, with their events',
    ],
    doesNot: [
      `Stop anybody: orders are written meanwhile, and counted.`,
      'Show wrong totals meanwhile: each customer’s change at once, from what they were to what is right.',
      'Work without the stream’s function, which sees the marks: its event source must be on.',
      'Empty the dead-letter queue: delete what says that a customer is to be counted anew.',
    ],
  }),
);

const streamsBothImages = (TableName: string): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Makes sure that table ${TableName} has a stream of both images.`,
    errors: { ResourceNotFoundException: noSuchTable(TableName) },
    learn: ({ Table }) => {
      const { StreamEnabled, StreamViewType } = Table?.StreamSpecification ?? {};
      if (StreamEnabled && StreamViewType === 'NEW_AND_OLD_IMAGES') return {};
      throw new Refusal(
        `Table ${TableName} has ${StreamEnabled ? `a stream of ${StreamViewType ?? 'no known view'}` : 'no stream'}: nothing keeps totals of it. ` +
          'Deploy stack DynamoDb with -c dynamodb.trigger=true.',
      );
    },
  });

const hasTotals = (TableName: string, run: string = randomUUID()): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Looks up table ${TableName}.`,
    errors: { ResourceNotFoundException: noSuchTable(TableName) },
    learn: () => ({ RecountRun: run }),
  });

const countOne = (customer: string, tables: RecountTables): Step => ({
  call: COUNTS,
  kind: 'changes',
  does: `Counts customer ${customer}, between two marks in its orders.`,
  parameters: { ...tables },
  async run({ world, found }) {
    await recountCustomer(customer, { ...tables, run: resolved(RUN, found), world });
    return { CustomersCounted: '1' };
  },
});

/** @param scan of what names the customers, each maybe more than once */
function countAll(does: string, tables: RecountTables, scan: ScanCommand['input']): Step {
  return {
    call: `dynamodb:Scan; ${COUNTS}`,
    kind: 'changes',
    does,
    parameters: { ...scan, run: RUN },
    async run(context) {
      const { found, world, note, deadline } = context;
      const recount = { ...tables, run: resolved(RUN, found), world };
      let counted = Number(found['CustomersCounted'] ?? 0);
      for await (const customers of customersIn(scan, context)) {
        await mapLimit(customers, CUSTOMERS_AT_ONCE, async (customer) => {
          if (world.now() > deadline) throw timeIsUp(counted);
          if (await recountCustomer(customer, recount)) counted += 1;
        });
        note(`${counted} customers counted`);
      }
      return { CustomersCounted: String(counted) };
    },
  };
}

async function* customersIn(scan: ScanCommand['input'], { world }: Context): AsyncGenerator<string[]> {
  let from: ScanCommandOutput['LastEvaluatedKey'];
  let last: string | undefined;
  do {
    const page = (await world
      .send('dynamodb', new ScanCommand({ ...scan, ExclusiveStartKey: from }))
      .catch((error: unknown) => {
        throw awsFailure(error, 'dynamodb:Scan');
      })) as ScanCommandOutput;
    const names = (page.Items ?? []).map(
      (item) => item[TOTALS_PARTITION_KEY]?.S ?? orderIdOf({ pk: item[PARTITION_KEY]?.S ?? '' }).customerId,
    );
    // A customer's orders lie together, and may go on over a page.
    yield [...new Set(names)].filter((name) => name !== undefined && name !== last) as string[];
    last = names.at(-1) ?? last;
    from = page.LastEvaluatedKey;
  } while (from);
}

const timeIsUp = (counted: number): Refusal =>
  new Refusal(`The time is up with ${counted} customers counted. Go on with --run <RecountRun>, and a longer --wait.`);
