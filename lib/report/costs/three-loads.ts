/** What a month costs at three loads: the worked example of docs/cost.md, asked for at other rates. */
import { join } from 'node:path';
import { loadAssembly } from '../../assembly/load-assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { PARAMETERS, type Side } from '../../costs/month/context';
import { monthOf, type Line, type SideTotal } from '../../costs/month/month';
import { PriceBook } from '../../costs/prices/price-book';
import { dateOf, readPriceFiles } from '../../costs/prices/price-file';
import { workloadOf } from '../../costs/workload/presets';
import { PROJECT_ROOT } from '../../processes/project-root';
import { NUMBER } from '../amounts';
import { usdText } from './cost-report';

/** Operations a second, half of them strong reads and half new items. */
const RATES = [2, 200, 1_000] as const;
const EXAMPLES = join(PROJECT_ROOT, 'docs/examples/cost');
/** Where the examples are, and so their prices. */
const HOME = 'us-east-1';

const COLUMNS: readonly { readonly name: string; readonly folder: string; readonly side: Side }[] = [
  { name: 'DynamoDB, on-demand', folder: 'on-demand', side: 'dynamodb' },
  { name: 'DynamoDB, provisioned', folder: 'provisioned', side: 'dynamodb' },
  { name: 'Atlas, 3 nodes M10', folder: 'm10', side: 'atlas' },
  { name: 'Atlas, 3 nodes M30', folder: 'on-demand', side: 'atlas' },
];

export interface ThreeLoads {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly load: string; readonly amounts: readonly string[] }[];
  /** What the amounts mean, and what they leave out; sentences. */
  readonly notes: readonly string[];
}

export function threeLoads(): ThreeLoads {
  const workload = workloadOf(join(EXAMPLES, 'workload.yaml'));
  const book = new PriceBook(readPriceFiles());
  const columns = COLUMNS.map(({ folder, ...column }) => ({
    ...column,
    app: resolveAssembly(loadAssembly(join(EXAMPLES, folder))),
  }));
  const months = RATES.map((rate) => ({
    rate,
    months: columns.map(({ app, side }) => {
      const month = monthOf({ app, workload: { ...workload, rate }, home: HOME, parameters: PARAMETERS }, book);
      return {
        total: month.totals.find((one) => one.side === side) as SideTotal,
        lines: month.lines.filter((one) => one.side === side),
      };
    }),
  }));
  return {
    columns: columns.map(({ name }) => name),
    rows: months.map((row) => ({
      load: `${NUMBER.format(row.rate)} a second`,
      amounts: row.months.map(({ total }) => amountOf(total)),
    })),
    notes: notesOn(months.flatMap((row) => row.months.flatMap(({ lines }) => lines))),
  };
}

const amountOf = ({ amount, gaps }: SideTotal): string => `${gaps ? 'at least ' : ''}${usdText(amount)}`;

function notesOn(lines: readonly Line[]): string[] {
  const gaps = [...new Set(lines.flatMap(({ gap, what }) => (gap === undefined ? [] : [what])))];
  const sources = lines.flatMap(({ source, what }) => (source ? [{ ...source, what, day: dateOf(source) }] : []));
  const days = sources.map(({ day }) => day).sort();
  const secondary = [...new Set(sources.filter(({ origin }) => origin === 'secondary').map(({ what }) => what))];
  return [
    `US dollars for ${PARAMETERS.hours} hours in ${HOME}: 10 million items of 1,000 bytes, one index that holds all of them, half strong reads and half new items, point-in-time recovery.`,
    `Prices of ${days[0] ?? ''} to ${days.at(-1) ?? ''}${secondary.length ? `; of ${secondary.join(', ')} from a secondary source only` : ''}.`,
    ...(gaps.length ? [`Without a known price, and so left out: ${gaps.join(', ')}.`] : []),
    'How many operations a size of Atlas sustains is published by nobody: whether M10 or M30 takes a load is not said by its price.',
  ];
}
