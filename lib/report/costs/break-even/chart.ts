/** The picture of a break-even: each line by its stroke and marks, named where it runs, so that no colour has to tell them apart. */
import type { Crossing } from '../../../costs/break-even/crossings';
import type { Point, SideCost } from '../../../costs/break-even/curve';
import { html, type Html } from '../../html/html';
import { SIDE_NAMES } from '../cost-report';
import { BOTTOM, HEIGHT, LEFT, RIGHT, scaleOf, TOP, WIDTH, type Scale } from './scale';
import { answerText, isLimitUnknown, rateText, type BreakEvenReport } from './words';

/** @param id begins the ids of its own parts, which a page may have once */
export function breakEvenChart(report: BreakEvenReport, id: string): Html {
  const scale = scaleOf(report);
  return html`<svg
    role="img"
    aria-labelledby="${id}-title ${id}-desc"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="100%"
    xmlns="http://www.w3.org/2000/svg"
    font-size="13"
    font-family="system-ui, sans-serif"
    fill="currentColor"
  >
    <title id="${id}-title">Cost of a month by operations a second, DynamoDB and MongoDB Atlas</title>
    <desc id="${id}-desc">Both axes are logarithmic. ${answerText(report).join(' ')}</desc>
    ${axes(scale, report)}${dynamoDbLine(report, scale)}${atlasLine(report, scale)}
    ${report.crossings.map((one) => crossingMark(report, one, scale))}${ownMark(report, scale)}
  </svg>`;
}

const axes = ({ x, y, rates, amounts }: Scale, { own }: BreakEvenReport): Html =>
  html`<g stroke="currentColor" stroke-opacity="0.25">
      ${rates.map((rate) => html`<path d="M${x(rate)} ${TOP}V${BOTTOM}" />`)}
      ${amounts.map((amount) => html`<path d="M${LEFT} ${y(amount)}H${RIGHT}" />`)}
    </g>
    ${rates.map((rate) => html`<text x="${x(rate)}" y="${BOTTOM + 18}" text-anchor="middle">${short(rate)}</text>`)}
    ${amounts.map((amount) => html`<text x="${LEFT - 6}" y="${y(amount) + 4}" text-anchor="end">${short(amount)}</text>`)}
    <text x="${(LEFT + RIGHT) / 2}" y="${HEIGHT - 12}" text-anchor="middle"
      >operations a second; ▲ this workload: ${rateText(own.rate)}</text
    >
    <text x="${LEFT - 40}" y="${TOP - 18}">USD a month</text>`;

const SHORT = new Intl.NumberFormat('en', { notation: 'compact' });
const short = (value: number): string => SHORT.format(value);

type Spot = readonly [x: number, y: number];
const path = (spots: readonly Spot[]): string => spots.map(([x, y], index) => `${index ? 'L' : 'M'}${x} ${y}`).join('');

/** What can be drawn of a side: a price of it that is not known leaves nothing that would be right. */
function spotsOf(points: readonly Point[], { x, y }: Scale, of: (point: Point) => SideCost | undefined): Spot[] {
  return points.flatMap((point) => {
    const cost = of(point);
    return cost && cost.unpriced === undefined ? [[x(point.rate), y(cost.amount)] as const] : [];
  });
}

const label = ([x, y]: Spot, text: string, anchor: 'start' | 'middle' | 'end' = 'end'): Html =>
  html`<text
    x="${x}"
    y="${y}"
    text-anchor="${anchor}"
    stroke="var(--surface, Canvas)"
    stroke-width="4"
    stroke-linejoin="round"
    paint-order="stroke"
    >${text}</text
  >`;

const DYNAMODB = 'var(--dynamodb, currentColor)';
const ATLAS = 'var(--atlas, currentColor)';

function dynamoDbLine({ points, own }: BreakEvenReport, scale: Scale): Html {
  const spots = spotsOf(points, scale, ({ dynamodb }) => dynamodb);
  const last = spots.at(-1);
  if (!last)
    return label([RIGHT, TOP + 14], `${SIDE_NAMES.dynamodb}: no price ${own.dynamodb.unpriced ?? ''} is known`);
  return html`<g data-side="dynamodb">
    <path d="${path(spots)}" fill="none" stroke="${DYNAMODB}" stroke-width="2.5" />
    ${spots.map(([x, y]) => html`<circle cx="${x}" cy="${y}" r="3" fill="${DYNAMODB}" />`)}
    ${label([last[0] - 14, last[1] + 4], `${SIDE_NAMES.dynamodb}, circles`)}
  </g>`;
}

/** Of a text beside the end of a line. */
const WIDEST = 250;

function atlasLine(report: BreakEvenReport, scale: Scale): Html {
  const { points, own, size, steps } = report;
  const spots = spotsOf(points, scale, ({ atlas }) => atlas);
  const last = spots.at(-1);
  if (!last)
    return label([LEFT + 8, TOP + 16], `${SIDE_NAMES.atlas}: no price ${own.atlas?.unpriced ?? ''} is known`, 'start');
  // Under the line, or over it where the ground is near.
  const [first, second] = last[1] + 44 > BOTTOM ? [last[1] - 26, last[1] - 10] : [last[1] + 22, last[1] + 38];
  if (isLimitUnknown(report)) {
    return html`<g data-side="atlas" data-limit="unknown">
      <path d="${path(spots)}" fill="none" stroke="${ATLAS}" stroke-width="2" stroke-dasharray="2 6" />
      ${scale.rates.slice(1).map((rate) => label([scale.x(rate), (spots[0] ?? last)[1] + 5], '?', 'middle'))}
      ${label([last[0] - 4, first], `${SIDE_NAMES.atlas}: price of ${size}, dots and ?`)}
      ${label([last[0] - 4, second], 'whether it takes this rate nobody publishes')}
    </g>`;
  }
  const end = last[0] + WIDEST > RIGHT ? ([RIGHT - 4, 'end'] as const) : ([last[0] + 8, 'start'] as const);
  return html`<g data-side="atlas" data-limit="known">
    <path d="${path(spots)}" fill="none" stroke="${ATLAS}" stroke-width="2.5" stroke-dasharray="9 4" />
    ${spots.map(([x, y]) => html`<rect x="${x - 3}" y="${y - 3}" width="6" height="6" fill="${ATLAS}" />`)}
    ${steps.map((step) => stepLabel(report, step, scale))}
    <path d="M${last[0]} ${last[1] - 9}V${last[1] + 9}" stroke="${ATLAS}" stroke-width="3" />
    ${label([end[0], first], `${SIDE_NAMES.atlas}, squares: ends here,`, end[1])}
    ${label([end[0], second], 'no size known that takes more', end[1])}
  </g>`;
}

/** At the end of what a size takes. */
function stepLabel(
  { points }: BreakEvenReport,
  { size, upTo }: BreakEvenReport['steps'][number],
  { x, y }: Scale,
): Html {
  const at = points.findLast((point) => point.atlas?.size === size && point.atlas.unpriced === undefined);
  return at?.atlas ? label([x(Math.min(upTo, at.rate)) - 6, y(at.atlas.amount) - 8], size) : html``;
}

function crossingMark(report: BreakEvenReport, { rate, amount, size }: Crossing, { x, y }: Scale): Html {
  const text = `cross at ${rateText(rate)}${isLimitUnknown(report) ? `, if ${size} takes that` : ''}`;
  const isLeft = x(rate) < (LEFT + RIGHT) / 2;
  return html`<g data-mark="crossing">
    <path d="M${x(rate)} ${TOP}V${BOTTOM}" stroke="currentColor" stroke-dasharray="1 3" />
    <circle cx="${x(rate)}" cy="${y(amount)}" r="7" fill="none" stroke="currentColor" stroke-width="2" />
    ${label([x(rate) + (isLeft ? 6 : -6), TOP + 12], text, isLeft ? 'start' : 'end')}
  </g>`;
}

const ownMark = ({ own }: BreakEvenReport, { x, rates }: Scale): Html =>
  own.rate < (rates[0] ?? 0) ? html`` : html`<path data-mark="own" d="M${x(own.rate)} ${BOTTOM - 10}l6 10h-12z" />`;
