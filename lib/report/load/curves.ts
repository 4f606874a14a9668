/** Service and response time by percentile, as a picture: up to how long, down to how few. */
import { histogramOf, type Timing } from '../../load/timing';
import { html, type Html } from '../html/html';

export interface Curves {
  readonly service: Timing;
  readonly response: Timing;
}

const [WIDTH, HEIGHT] = [640, 240];
const [LEFT, TOP, RIGHT, BOTTOM] = [68, 12, 100, 36];
/** Nines: each is as wide as the one before, since each has a tenth of the operations. */
const NINES = 3;
const PERCENTS = [0, 50, 90, 99, 99.9];
const POINTS = 60;
/** A curve is told by its dashes too, and by its name at its end. */
const DASHES = { service: '6 4', response: '' } as const;

/** Percent at so many nines. */
const percentAt = (nines: number): number => 100 - 100 / 10 ** nines;
const xOf = (percent: number): number =>
  LEFT + ((WIDTH - LEFT - RIGHT) * Math.min(NINES, -Math.log10(Math.max(1 - percent / 100, 10 ** -NINES)))) / NINES;

/** @param id of its title, by which it is named; the numbers stand in the table */
export function curves(
  { service, response }: Curves,
  { id, title }: { readonly id: string; readonly title: string },
): Html {
  if (service.max === undefined || response.max === undefined) return html`<p>No operation was timed.</p>`;
  const histograms = { service: histogramOf(service), response: histogramOf(response) };
  const decades = [0, 1].map((end) => Math.log10([Math.max(1, service.min ?? 1), response.max ?? 1][end] as number));
  const [low, high] = [
    Math.floor(decades[0] as number),
    Math.max(Math.ceil(decades[1] as number), Math.floor(decades[0] as number) + 1),
  ];
  const yOf = (us: number): number =>
    TOP + (HEIGHT - TOP - BOTTOM) * (1 - (Math.log10(Math.max(us, 10 ** low)) - low) / (high - low));
  const round = (value: number): string => value.toFixed(1);
  const lines = (['service', 'response'] as const).map((name) => {
    const points = Array.from({ length: POINTS + 1 }, (_, at) => percentAt((NINES * at) / POINTS)).map(
      (percent) => [xOf(percent), yOf(histograms[name].getValueAtPercentile(percent))] as const,
    );
    return { name, points, end: points.at(-1) as readonly [number, number] };
  });
  const [one, other] = lines.map(({ end }) => end[1]) as [number, number];
  const labelY = { service: one, response: Math.min(other, one - 14) };
  return html`<svg
    role="img"
    aria-labelledby="${id}"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    width="100%"
    font-size="12"
    fill="none"
    stroke="currentColor"
  >
    <title id="${id}">
      ${title}: service and response time by percentile, in milliseconds; the table has the numbers
    </title>
    ${Array.from({ length: high - low + 1 }, (_, at) => low + at).map(
      (decade) =>
        html`<line
            x1="${LEFT}"
            x2="${WIDTH - RIGHT}"
            y1="${round(yOf(10 ** decade))}"
            y2="${round(yOf(10 ** decade))}"
            stroke-opacity="0.25"
          />
          <text x="${LEFT - 6}" y="${round(yOf(10 ** decade) + 4)}" text-anchor="end" fill="currentColor" stroke="none">
            ${10 ** (decade - 3)} ms
          </text>`,
    )}
    ${PERCENTS.map(
      (percent) =>
        html`<text
          x="${round(xOf(percent))}"
          y="${HEIGHT - BOTTOM + 20}"
          text-anchor="middle"
          fill="currentColor"
          stroke="none"
        >
          ${percent ? `p${percent}` : 'least'}
        </text>`,
    )}
    ${lines.map(
      ({ name, points, end }) =>
        html`<polyline
            points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}"
            stroke-width="2"
            stroke-dasharray="${DASHES[name]}"
          />
          <text x="${round(end[0] + 6)}" y="${round(labelY[name] + 4)}" fill="currentColor" stroke="none"
            >${name}</text
          >`,
    )}
  </svg>`;
}
