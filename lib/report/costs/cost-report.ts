/** A month's cost as data, for whoever writes it down. */
import { SIDES, type Side } from '../../costs/month/context';
import type { Line, Month, SideTotal } from '../../costs/month/month';
import { dateOf } from '../../costs/prices/price-file';
import { NUMBER } from '../amounts';

/** What an answer was asked of. */
export interface Asked {
  /** Goes up when a reader of the former version would misread the new one. */
  readonly schemaVersion: 1;
  /** Name of a preset or file. */
  readonly workload: string;
  /** As they were typed, or a folder. */
  readonly templates: string;
}

export interface CostReport extends Asked, Month {}

export const SIDE_NAMES: Readonly<Record<Side, string>> = {
  dynamodb: 'DynamoDB',
  atlas: 'MongoDB Atlas',
  shared: 'Shared by both',
};

const USD = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const QUANTITY = new Intl.NumberFormat('en', { maximumSignificantDigits: 7 });

export const usdText = (amount: number): string => USD.format(amount);

/** What a side costs a month, with what is missing in it; nothing of a side that has no line. */
export const totalText = ({ side, amount, gaps, unpriced }: SideTotal): string =>
  `${SIDE_NAMES[side]}: ${gaps ? 'at least ' : ''}${usdText(amount)} USD a month${gaps ? `, ${gaps} line${gaps === 1 ? '' : 's'} without a whole price` : ''}${unpriced === undefined ? '' : `, ${unpriced} among them`}`;

/** As `262.8 × 0.125 per million read request units (us-east-1)`. */
export const productText = ({ quantity, unit, unitPrice, region }: Line): string =>
  `${quantity === undefined ? '?' : QUANTITY.format(quantity)} × ${unitPrice ?? '?'} per ${unit} (${region})`;

/** The amount, or that there is none; a part of it where only that is known. */
export const amountText = ({ amount, gap }: Line): string =>
  gap === undefined ? usdText(amount) : amount > 0 ? `at least ${usdText(amount)}` : 'gap';

const ORIGINS = { vendor: 'the vendor', copy: 'copy of the vendor’s list', secondary: 'SECONDARY source' } as const;

/** Where a price comes from; the user's is said to be that. */
export function priceText({ isUsersPrice, source, price }: Line): string {
  if (isUsersPrice) return `${price}: given by you`;
  return source
    ? `${price}: ${ORIGINS[source.origin]}, ${dateOf(source)}, ${source.source}`
    : `${price}: not known; --price ${price}=VALUE fills it in`;
}

export const sidesOf = ({ lines, totals }: Month): { readonly total: SideTotal; readonly lines: readonly Line[] }[] =>
  SIDES.flatMap((side) => {
    const own = lines.filter((line) => line.side === side);
    return own.length ? totals.filter((total) => total.side === side).map((total) => ({ total, lines: own })) : [];
  });

/** What the numbers mean, and how old the prices are. */
export function termsText({ workload, templates }: Asked, { home, parameters, lines }: Month): string[] {
  const { hours, awsGb, atlasGb, freeTier } = parameters;
  return [
    `Workload ${workload} on ${templates}; requests in ${home}.`,
    `A month has ${hours} h, a GB ${NUMBER.format(awsGb)} bytes on AWS’s bill and ${NUMBER.format(atlasGb)} on Atlas’s; AWS’s free tier is ${freeTier ? 'taken off' : 'left out'}.`,
    pricesText(lines),
  ];
}

/** How old the prices are, and how many of them nobody but a third party says. */
export function pricesText(lines: readonly Line[]): string {
  const sources = lines.flatMap(({ source }) => source ?? []);
  const dates = sources.map(dateOf).sort();
  const secondary = sources.filter(({ origin }) => origin === 'secondary').length;
  return dates.length
    ? `Prices of ${dates[0] ?? ''} to ${dates.at(-1) ?? ''}; ${secondary} of ${sources.length} from secondary sources only.`
    : 'No price is known.';
}
