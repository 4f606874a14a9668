/** A break-even in words and in rows, for whoever writes it down. */
import type { BreakEven, Sensitivity } from '../../../costs/break-even/break-even';
import { difference, type Cheaper, type Crossing } from '../../../costs/break-even/crossings';
import type { Point, SideCost, Step } from '../../../costs/break-even/curve';
import type { Table } from '../../tables';
import { SIDE_NAMES, usdText, type Asked } from '../cost-report';

export interface BreakEvenReport extends Asked, BreakEven {}

const RATE = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
/** Operations a second. */
export const rateText = (rate: number): string => RATE.format(rate);

const OTHER: Readonly<Record<Cheaper, Cheaper>> = { dynamodb: 'atlas', atlas: 'dynamodb' };

/** What a size of Atlas sustains is not known, so that its line is no more than a price. */
export const isLimitUnknown = ({ steps }: Pick<BreakEven, 'steps'>): boolean => !steps.length;

/** The answer first, then what it rests on; a sentence or two each. */
export const answerText = (report: BreakEvenReport): string[] => [
  ...crossingsText(report),
  ...unpricedText(report),
  limitText(report),
  ...boundText(report),
  ...sharedText(report),
];

function crossingsText(report: BreakEvenReport): string[] {
  if (report.crossings.length)
    return report.crossings.map((one, index, all) => crossingText(report, one, all[index - 1]));
  const compared = report.points.filter((point) => difference(point) !== undefined);
  const [first, last] = [compared[0], compared.at(-1)];
  if (!first || !last) return ['The two cannot be compared.'];
  const cheaper = (difference(first) ?? 0) <= 0 ? 'dynamodb' : 'atlas';
  return [
    `The lines do not cross: from ${rateText(first.rate)} to ${rateText(last.rate)} operations a second ${SIDE_NAMES[cheaper]} costs less.${gapsText(report.own)}`,
  ];
}

/** What is missing on a side makes it dearer than its line. */
function missingText({ below, bound }: Crossing): string {
  if (bound === 'exact') return '';
  if (bound === 'open')
    return ' Either side has something without a known cost: this is the point of what is known, and where the true one lies cannot be told.';
  const [side, where] = bound === 'at least' ? [OTHER[below], 'above'] : [below, 'below'];
  return ` Something of ${SIDE_NAMES[side]} has no known cost: the true point is there or ${where}.`;
}

/** @param before the crossing at which it begins to be as it is below this one */
function crossingText(report: BreakEvenReport, crossing: Crossing, before: Crossing | undefined): string {
  const { rate, below, size, amount, isStep } = crossing;
  const range = before ? `From ${rateText(before.rate)} to` : 'Up to';
  const there = isStep ? `where Atlas goes to ${size}` : `at ${usdText(amount)} USD a month`;
  const promise = isLimitUnknown(report) ? `, if ${size} takes so many` : '';
  return `${range} ${rateText(rate)} operations a second ${SIDE_NAMES[below]} costs less, above it ${SIDE_NAMES[OTHER[below]]}${promise}: the lines cross ${there}.${missingText(crossing)}`;
}

const gapsText = ({ dynamodb, atlas }: Point): string =>
  dynamodb.gaps || atlas?.gaps ? ' Of what is known: either side may have something without a known cost.' : '';

function unpricedText({ points, month }: BreakEvenReport): string[] {
  const missing = new Set(
    points.flatMap(({ dynamodb, atlas }) => [dynamodb.unpriced ?? [], atlas?.unpriced ?? []].flat()),
  );
  return [...missing].map(
    (price) =>
      `No price ${price} of ${month.home} is known, without which its side is no more than odds and ends: --price ${price}=VALUE, or another --region.`,
  );
}

function limitText({ size, steps, leftOut }: BreakEvenReport): string {
  const smaller = leftOut.length
    ? ` Left out: ${leftOut.join(', ')}. The line begins with what is deployed, ${size}.`
    : '';
  if (!steps.length)
    return `How many operations a second ${size} sustains is published by nobody, and none is given: Atlas’s line is the price of ${size}, and not a promise that it takes the rate below it. --sustained ${size}=RATE says what yours takes, and of larger sizes likewise.${smaller}`;
  const taken = steps.map((step) => `${step.size} up to ${rateText(step.upTo)}${saidBy(step)}`);
  return `Atlas is taken to be ${taken.join(', ')} operations a second on average, so that the busiest hour is sustained; above, no size is known that does, and its line ends.${smaller}`;
}

function saidBy({ from, latencyBound }: Step): string {
  if (from === 'vendor') return ' (by MongoDB)';
  if (!latencyBound) return '';
  return ` (measured, with the response within ${latencyBound.ms} ms at the ${latencyBound.percent}th percentile)`;
}

const boundText = ({ throttledFrom }: BreakEvenReport): string[] =>
  throttledFrom === undefined
    ? []
    : [
        `The table, as it is deployed, throttles the busiest hour from ${rateText(throttledFrom)} operations a second on average; its line goes on as if that bound were raised, which costs nothing by itself.`,
      ];

function sharedText({ month }: BreakEvenReport): string[] {
  const shared = month.totals.find(({ side }) => side === 'shared');
  if (!shared || (!shared.amount && !shared.gaps)) return [];
  return [`What both sides share is left out: ${costText(shared)} USD a month.`];
}

const costText = ({ amount, gaps, unpriced }: SideCost): string =>
  unpriced === undefined ? `${gaps ? 'at least ' : ''}${usdText(amount)}` : 'not known';

export interface CaptionedTable extends Table {
  readonly caption: string;
}

/** What the picture shows. */
export function pointsTable(report: BreakEvenReport): CaptionedTable {
  const { points, own, size } = report;
  const promise = isLimitUnknown(report) ? `, if ${size} takes it` : '';
  const rows = points.map((point) => {
    const { rate, isOver, dynamodb, atlas } = point;
    const over = difference(point);
    return [
      `${isOver ? 'over ' : ''}${rateText(rate)}${rate === own.rate && !isOver ? ' (this workload)' : ''}`,
      costText(dynamodb),
      atlas ? costText(atlas) : 'no size known',
      atlas?.size ?? '–',
      over === undefined ? '–' : over <= 0 ? SIDE_NAMES.dynamodb : `${SIDE_NAMES.atlas}${promise}`,
    ];
  });
  return {
    caption: 'USD a month by operations a second, on average of the day',
    head: ['Operations a second', SIDE_NAMES.dynamodb, SIDE_NAMES.atlas, 'Size', 'Costs less'],
    rows,
  };
}

/** What one change does, the largest move first. */
export const sensitivityTable = (report: BreakEvenReport): CaptionedTable => ({
  caption: `What moves the point, one change at a time; at ${rateText(report.own.rate)} operations a second`,
  head: ['Change', 'Lines cross at', 'Times as before', SIDE_NAMES.dynamodb, SIDE_NAMES.atlas],
  rows: [
    sensitivityRow({
      what: 'As it is',
      own: report.own,
      ...(report.crossings[0] ? { crossing: report.crossings[0] } : {}),
    }),
    ...report.sensitivity.map(sensitivityRow),
  ],
});

const sensitivityRow = ({ what, own, crossing, factor }: Sensitivity): string[] => [
  what,
  crossing ? rateText(crossing.rate) : 'they do not',
  factor === undefined ? '–' : rateText(factor),
  costText(own.dynamodb),
  own.atlas ? costText(own.atlas) : 'no size known',
];
