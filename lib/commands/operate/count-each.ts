/** What the recounts of both databases have in common: going over all customers. */
import {
  DescribeTableCommand,
  ScanCommand,
  type ScanCommandInput,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { mapLimit } from '../../async/limit';
import { customerId, recountRun, tableName } from '../../console/arguments';
import { Refusal } from '../../errors';
import { orderIdOf, PARTITION_KEY, TOTALS_PARTITION_KEY } from '../../orders/dynamodb/keys';
import type { Found } from '../../services/aws-call';
import { awsFailure } from '../../services/aws-failure';
import type { World } from '../../services/world';
import { awsStep } from './aws-step';
import { noSuchTable } from './dynamodb-steps';
import { resolved, type Context, type Step } from './step';

/** Names the run, also where it ended early and is gone on with. */
const RUN = '<RecountRun>';

export interface RecountGiven {
  readonly totals: string;
  readonly customer?: string;
  readonly run?: string;
}

export const recountOptions = (command: Command, totals: string): Command =>
  command
    .option('--customer <id>', 'this customer only, as a parked message names it', customerId)
    .option('--totals <name>', 'table of the totals', tableName, totals)
    .option('--run <id>', 'go on with a run that ended early: what it has counted is left alone', recountRun);

export const RECOUNT_DOES_NOT = [
  'Stop anybody: orders are written meanwhile, and counted.',
  'Show wrong totals meanwhile: a customer’s change at once, from what they were to what is right.',
];

export const hasTotals = (TableName: string, run: string = randomUUID()): Step =>
  awsStep({
    service: 'dynamodb',
    command: DescribeTableCommand,
    parameters: { TableName },
    does: `Looks up table ${TableName}, and names the run.`,
    errors: { ResourceNotFoundException: noSuchTable(TableName) },
    learn: () => ({ RecountRun: run }),
  });

export const runIn = ({ found }: Context): string => resolved(RUN, found);

/** Customers whose recount is under way at a time: what one costs is mostly waiting. */
const CUSTOMERS_AT_ONCE = 50;

/** @param count says whether it was counted, or had been by this run @throws Refusal also when the time is up */
export async function countEach(
  pages: AsyncIterable<readonly string[]>,
  count: (customerId: string) => Promise<boolean>,
  { world, deadline, note, found }: Context,
): Promise<Found> {
  let counted = Number(found['CustomersCounted'] ?? 0);
  for await (const customers of pages) {
    await mapLimit(customers, CUSTOMERS_AT_ONCE, async (customer) => {
      if (world.now() > deadline) throw timeIsUp(counted);
      if (await count(customer)) counted += 1;
    });
    note(`${counted} customers counted`);
  }
  return { CustomersCounted: String(counted) };
}

export async function* only(customer: string): AsyncGenerator<string[]> {
  yield [customer];
}

/** The customers that a table of orders or of totals has, page by page. */
export async function* customersIn(scan: ScanCommandInput, world: World): AsyncGenerator<string[]> {
  let from: ScanCommandOutput['LastEvaluatedKey'];
  let last: string | undefined;
  do {
    const command = new ScanCommand({ ...scan, ExclusiveStartKey: from, ConsistentRead: true });
    const page = (await world.send('dynamodb', command).catch((error: unknown) => {
      throw awsFailure(error, 'dynamodb:Scan');
    })) as ScanCommandOutput;
    const names = (page.Items ?? []).flatMap(
      (item) => item[TOTALS_PARTITION_KEY]?.S ?? orderIdOf({ pk: item[PARTITION_KEY]?.S ?? '' }).customerId ?? [],
    );
    // A customer's items lie together, and may go on over a page.
    yield [...new Set(names)].filter((name) => name !== last);
    last = names.at(-1) ?? last;
    from = page.LastEvaluatedKey;
  } while (from);
}

const timeIsUp = (counted: number): Refusal =>
  new Refusal(`The time is up with ${counted} customers counted. Go on with --run ${RUN}, and a longer --wait.`);
