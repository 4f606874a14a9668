import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { tableName } from '../../console/arguments';
import { Refusal } from '../../errors';
import { PARTITION_KEY, TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import { ORDERS_TABLE_NAME, TOTALS_TABLE_NAME } from '../../stacks/names';
import { awsStep } from './aws-step';
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
import { noSuchTable } from './dynamodb-steps';
import { operation } from './operation';
import type { Plan } from './plan';
import { recountCustomer } from './recount-customer';
import type { Context, Step } from './step';

interface Given extends RecountGiven {
  readonly table: string;
}

const COUNTS = 'dynamodb:Query, PutItem, DeleteItem; GetItem, UpdateItem on the totals';

/** Counts totals anew from the orders, exactly, while they are written. Why and how: docs/adr/0020-recount-between-marks.md. */
export const dynamodbRecount = operation(
  'dynamodb-recount',
  'Counts the totals of the orders in DynamoDB anew, while anybody goes on writing orders.',
  (command) =>
    recountOptions(command, TOTALS_TABLE_NAME).option(
      '--table <name>',
      'table of the orders',
      tableName,
      ORDERS_TABLE_NAME,
    ),
  ({ table, totals, customer, run }: Given): Plan => ({
    title: `count the totals in table ${totals} anew from ${customer === undefined ? 'all orders' : `the orders of customer ${customer}`} in table ${table}`,
    steps: [
      streamsBothImages(table),
      hasTotals(totals, run),
      ...(customer === undefined
        ? [
            countAll('Counts every customer that has orders.', table, PARTITION_KEY, { table, totals }),
            countAll(
              'Counts every customer that has totals and was not counted by then.',
              totals,
              TOTALS_PARTITION_KEY,
              {
                table,
                totals,
              },
            ),
          ]
        : [countOne(customer, { table, totals })]),
    ],
    costs: [
      'by use: a read of all orders, twice',
      'by use: for each customer three writes to the orders table, and four to the totals, with their events',
    ],
    doesNot: [
      ...RECOUNT_DOES_NOT,
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

type Tables = Pick<Given, 'table' | 'totals'>;

const countOne = (customer: string, tables: Tables): Step => ({
  call: COUNTS,
  kind: 'changes',
  does: `Counts customer ${customer}, between two marks among its orders.`,
  parameters: { ...tables },
  run: (context) => countEach(only(customer), recount(tables, context), context),
});

const countAll = (does: string, scanned: string, key: string, tables: Tables): Step => ({
  call: `dynamodb:Scan; ${COUNTS}`,
  kind: 'changes',
  does,
  parameters: { TableName: scanned },
  run: (context) =>
    countEach(
      customersIn({ TableName: scanned, ProjectionExpression: key }, context.world),
      recount(tables, context),
      context,
    ),
});

const recount =
  ({ table: orders, totals }: Tables, context: Context) =>
  (customer: string): Promise<boolean> =>
    recountCustomer(customer, { orders, totals, run: runIn(context), world: context.world });
