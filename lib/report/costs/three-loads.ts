/** What a month costs at three loads: the worked example of docs/cost.md, asked for at other rates. */
import { PARAMETERS, type Side } from '../../costs/month/context';
import { monthOf, type Line, type SideTotal } from '../../costs/month/month';
import { PriceBook } from '../../costs/prices/price-book';
import { dateOf, readPriceFiles } from '../../costs/prices/price-file';
import { atRate } from '../../costs/workload/rates';
import { NUMBER } from '../amounts';
import { usdText } from './cost-report';
import { EXAMPLE_REGION, workedExample, type ExampleFolder } from './worked-example';

/** Operations a second, half of them strong reads and half new items. */
const RATES = [2, 200, 1_000] as const;

const OFFERS: readonly { readonly name: string; readonly folder: ExampleFolder; readonly side: Side }[] = [
  { name: 'DynamoDB, on-demand', folder: 'on-demand', side: 'dynamodb' },
  { name: 'DynamoDB, provisioned', folder: 'provisioned', side: 'dynamodb' },
  { name: 'Atlas, 3 nodes M10', folder: 'm10', side: 'atlas' },
  { name: 'Atlas, 3 nodes M30', folder: 'on-demand', side: 'atlas' },
];

/** What a month costs under one load. */
interface Amount {
  /** US dollars. */
  readonly text: string;
  /** Whether something has no known price. */
  readonly isLeast: boolean;
}

export interface ThreeLoads {
  readonly loads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly amounts: readonly Amount[] }[];
  /** What the amounts mean, and what they leave out; sentences. */
  readonly notes: readonly string[];
}

export function threeLoads(): ThreeLoads {
  const book = new PriceBook(readPriceFiles());
  const rows = OFFERS.map(({ name, folder, side }) => {
    const example = workedExample(folder);
    const months = RATES.map((rate) => monthOf({ ...example, workload: atRate(example.workload, rate) }, book));
    return {
      name,
      amounts: months.map(({ totals }) => amountOf(totals.find((one) => one.side === side) as SideTotal)),
      lines: months.flatMap(({ lines }) => lines.filter((one) => one.side === side)),
    };
  });
  return {
    loads: RATES.map((rate) => `${NUMBER.format(rate)} a second`),
    rows: rows.map(({ name, amounts }) => ({ name, amounts })),
    notes: notesOn(rows.flatMap(({ lines }) => lines)),
  };
}

const amountOf = ({ amount, gaps }: SideTotal): Amount => ({ text: usdText(amount), isLeast: gaps > 0 });

function notesOn(lines: readonly Line[]): string[] {
  const gaps = [...new Set(lines.flatMap(({ gap, what }) => (gap === undefined ? [] : [what])))];
  const sources = lines.flatMap(({ source, what }) => (source ? [{ ...source, what, day: dateOf(source) }] : []));
  const days = sources.map(({ day }) => day).sort();
  const secondary = [...new Set(sources.filter(({ origin }) => origin === 'secondary').map(({ what }) => what))];
  return [
    `US dollars for ${PARAMETERS.hours} hours in ${EXAMPLE_REGION}: 10 million items of 1,000 bytes, one index that holds all of them, half strong reads and half new items, point-in-time recovery.`,
    `Prices of ${days[0] ?? ''} to ${days.at(-1) ?? ''}${secondary.length ? `; of ${secondary.join(', ')} from a secondary source only` : ''}.`,
    ...(gaps.length ? [`Without a known price, and so left out: ${gaps.join(', ')}.`] : []),
    'How many operations a size of Atlas sustains is published by nobody: whether M10 or M30 takes a load is not said by its price.',
  ];
}
