/** What lies in the orders table, its indexes and its copies. */
import { z } from 'zod';
import { entryOf, type MeteredIndex } from '../metering/dynamodb-units';
import { itemBytes } from '../metering/item-size';
import { averageItems, sizesOf } from '../workload/rates';
import type { Metered, Usage } from './context';
import { operationsOf } from './dynamodb-requests';
import { demandOf } from './demand';
import { sampleItem } from './sample-item';
import { ITSELF, ordersTable, tablesOf, type MeteredTable } from './tables';

const OVERHEAD_BYTES = 100;
const GLOBAL_TABLE_BYTES = 48;

/** GB of the table's items, and of each index. */
interface Stored {
  readonly table: number;
  readonly local: number;
  readonly global: number;
}

function stored({ workload, parameters }: Metered, table: MeteredTable): Stored {
  const overhead = OVERHEAD_BYTES + (table.regions.length > 1 ? GLOBAL_TABLE_BYTES : 0);
  const gb = (bytesOf: (itemBytes: number) => number): number =>
    (sizesOf(workload).reduce((sum, { bytes, share }) => sum + share * bytesOf(bytes), 0) * averageItems(workload)) /
    parameters.awsGb;
  const entries = (indexes: readonly MeteredIndex[]): number =>
    gb((bytes) =>
      indexes.reduce(
        (sum, index) => sum + itemBytes(entryOf(table, index, sampleItem(bytes)) ?? {}) + OVERHEAD_BYTES,
        0,
      ),
    );
  return {
    table: gb((bytes) => bytes + overhead),
    local: entries(table.indexes.filter(({ isLocal }) => isLocal)),
    global: entries(table.indexes.filter(({ isLocal }) => !isLocal)),
  };
}

export function ordersStorage(metered: Metered): Usage[] {
  const table = ordersTable(tablesOf(metered.app));
  const gb = stored(metered, table);
  const items = `${averageItems(metered.workload)} items on average`;
  return table.regions.flatMap(({ region, recoveryDays }): Usage[] => [
    {
      side: 'dynamodb',
      what: `storage of ${table.name} with ${table.indexes.length} indexes`,
      price: 'dynamodb.storage',
      region,
      quantity: gb.table + gb.local + gb.global,
      from: items,
      rule: 'storage',
    },
    ...(recoveryDays
      ? [
          {
            side: 'dynamodb' as const,
            what: `point-in-time recovery of ${table.name}, ${recoveryDays} days`,
            price: 'dynamodb.pitr' as const,
            region,
            quantity: gb.table + gb.local,
            from: `${items}; without global indexes`,
            rule: 'recovery' as const,
          },
        ]
      : []),
  ]);
}

const backupPlan = z.object({
  BackupPlan: z.object({
    BackupPlanRule: z.array(
      z.object({ ScheduleExpression: z.string(), Lifecycle: z.object({ DeleteAfterDays: z.number() }).optional() }),
    ),
  }),
});
/** Once a day, at any time of it. */
const DAILY = /^cron\(\d+ \d+ (\* \* \?|\? \* \*) \*\)$/;

export const vaultCopies = (metered: Metered): Usage[] =>
  metered.app.ofType('AWS::Backup::BackupPlan').flatMap(({ properties }) => {
    const table = ordersTable(tablesOf(metered.app));
    const { table: own, local } = stored(metered, table);
    return backupPlan.parse(properties).BackupPlan.BackupPlanRule.map(({ ScheduleExpression: schedule, Lifecycle }) => {
      const copies = DAILY.test(schedule) ? Lifecycle?.DeleteAfterDays : undefined;
      return {
        side: 'dynamodb' as const,
        what: `backups of ${table.name} in the vault`,
        price: 'backup.dynamodb-warm' as const,
        region: metered.home,
        quantity: copies === undefined ? undefined : copies * (own + local),
        from:
          copies === undefined
            ? `${schedule}: how many copies are kept is not known`
            : `${copies} daily copies, once all are there`,
        rule: 'vault-copies' as const,
      };
    });
  });

const schedule = z.object({ ScheduleExpression: z.string(), Target: z.object({ Input: z.string() }) });
const WEEKLY = /^cron\(\d+ \d+ \? \* [A-Z]{3} \*\)$/;
const HOURS_PER_WEEK = 168;

export const tableExports = (metered: Metered): Usage[] =>
  metered.app.ofType('AWS::Scheduler::Schedule').flatMap(({ properties }): Usage[] => {
    const { ScheduleExpression: when, Target } = schedule.parse(properties);
    if (!/"kind":"(FULL|INCREMENTAL)"/.test(Target.Input)) return [];
    const table = ordersTable(tablesOf(metered.app));
    const { table: own, local } = stored(metered, table);
    const isFull = Target.Input.includes('"FULL"');
    const times = isFull && WEEKLY.test(when) ? metered.parameters.hours / HOURS_PER_WEEK : undefined;
    return [
      {
        side: 'dynamodb',
        what: `${isFull ? 'full' : 'incremental'} exports of ${table.name} to S3`,
        price: isFull ? 'dynamodb.export' : 'dynamodb.incremental-export',
        region: metered.home,
        quantity: times === undefined ? undefined : times * (own + local),
        from:
          times === undefined
            ? 'what an export of changes holds depends on how often an item changes'
            : 'a whole table each week',
      },
    ];
  });

const RULES = { withSortKey: 4, without: 2 };
const MILLION = 1_000_000;

/** Each request to a table, and each change of an index, is taken as one event: AWS’s pages do not say what one is. */
export function contributorInsights(metered: Metered): Usage[] {
  const tables = tablesOf(metered.app);
  const orders = ordersTable(tables);
  const { changes } = demandOf(orders, metered.workload);
  return tables.flatMap((table) =>
    table.regions.flatMap(({ region, insights }): Usage[] => {
      if (!insights.length) return [];
      const keysOf = (name: string): number =>
        (name === ITSELF ? table.keys : (table.indexes.find((index) => index.name === name)?.keys ?? [])).length;
      const rules = insights.reduce((sum, name) => sum + (keysOf(name) > 1 ? RULES.withSortKey : RULES.without), 0);
      const ofIndexes = insights.filter((name) => name !== ITSELF).length;
      const operations = operationsOf(metered) * (region === metered.home ? 1 : changes);
      const events = operations + operationsOf(metered) * changes * ofIndexes;
      const of = { side: table.side, region, rule: 'contributor-insights' } as const;
      return [
        {
          ...of,
          what: `contributor insights of ${table.name}`,
          price: 'dynamodb.contributor-rules',
          quantity: rules,
          from: `of ${insights.length} tables and indexes`,
        },
        {
          ...of,
          what: `events of contributor insights of ${table.name}`,
          price: 'dynamodb.contributor-events',
          quantity: table === orders ? events / MILLION : undefined,
          from:
            table === orders
              ? 'an event a request, and one for each change of an index'
              : 'requests of a function, as it batches them',
        },
      ];
    }),
  );
}
