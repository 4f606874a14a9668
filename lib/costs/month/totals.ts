/** What becomes of each change: the functions that keep totals, and what they write. */
import type { Metered, Usage } from './context';
import { demandOf } from './demand';
import { operationsOf } from './dynamodb-requests';
import { ordersTable, tablesOf } from './tables';

const MILLION = 1_000_000;
const KB64 = 65_536;
const HOURS_PER_DAY = 24;

const changesOf = (metered: Metered): number =>
  operationsOf(metered) * demandOf(ordersTable(tablesOf(metered.app)), metered.workload).changes;

/** Units of a change: an update of one item; a marker and an update in one transaction. */
const WRITE_UNITS = { dynamodb: 1, atlas: 4 };

/** The tables of totals, which no operation of the contract is done on. A function takes several changes of a customer as one write. */
export function totals(metered: Metered): Usage[] {
  const tables = tablesOf(metered.app);
  const orders = ordersTable(tables);
  return tables.flatMap((table): Usage[] => {
    const { side, name, regions } = table;
    if (table === orders || side === 'shared') return [];
    const region = regions[0]?.region ?? metered.home;
    const unknown = { side, region, quantity: undefined, from: 'as many items as there are customers' } as const;
    return [
      {
        side,
        what: `writes of ${name}`,
        price: 'dynamodb.writes',
        region,
        quantity: undefined,
        from: `at most ${Number(((changesOf(metered) * WRITE_UNITS[side]) / MILLION).toPrecision(4))} million units: changes of a customer that come together are one write`,
        rule: 'writes',
      },
      { ...unknown, what: `storage of ${name}`, price: 'dynamodb.storage', rule: 'storage' },
      { ...unknown, what: `point-in-time recovery of ${name}`, price: 'dynamodb.pitr', rule: 'recovery' },
    ];
  });
}

/** A trigger of Atlas's that hands each change to EventBridge. */
export function triggers(metered: Metered): Usage[] {
  const changes = changesOf(metered);
  const days = metered.parameters.hours / HOURS_PER_DAY;
  return metered.app.ofType('MongoDB::Atlas::Trigger').flatMap((): Usage[] => [
    {
      side: 'atlas',
      what: 'requests of the trigger',
      price: 'atlas.triggers.requests',
      region: metered.home,
      quantity: changes / MILLION,
      periods: days,
      from: 'one for each change of an order',
      rule: 'triggers',
    },
    {
      side: 'atlas',
      what: 'time of the trigger',
      price: 'atlas.triggers.compute',
      region: metered.home,
      quantity: undefined,
      from: 'how long handing on takes is not known',
      rule: 'triggers',
    },
    {
      side: 'atlas',
      what: 'events of Atlas on EventBridge',
      price: 'events.partner',
      region: metered.home,
      quantity: (changes / MILLION) * largestChunks(metered),
      from: 'one for each change of an order, by 64 KB',
    },
  ]);
}

/** An event with the order before and after it. */
const largestChunks = ({ workload: { itemBytes } }: Metered): number => {
  const largest = typeof itemBytes === 'number' ? itemBytes : Math.max(...itemBytes.map(({ bytes }) => bytes));
  return Math.ceil((2 * largest) / KB64);
};
