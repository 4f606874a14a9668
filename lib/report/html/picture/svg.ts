import type { Side, Status } from '../../../claims/claim';
import { html, type Html } from '../html';
import { STATUS_LABELS } from '../words';
import {
  BADGE_HEIGHT,
  BADGE_WIDTH,
  CARD_WIDTH,
  INDENT,
  PADDING,
  type Card,
  type Layout,
  type PlacedBadge,
  type PlacedRow,
} from './layout';
import { shortened, typeOf, widthOf } from './text';

/** What a badge says of its claim. */
export interface Standing {
  readonly side: Side;
  readonly status: Status;
}

interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly layout: Layout;
  readonly claims: ReadonlyMap<string, Standing>;
}

/** A group and no image to a screen reader: an image would hide the links in it. */
export const draw = ({ id, title, layout: { width, height, cards }, claims }: Drawing): Html =>
  html`<svg
    role="group"
    aria-labelledby="${id}-name"
    aria-describedby="${id}-desc"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
  >
    <title id="${id}-name">${title}</title>
    <desc id="${id}-desc">
      Construct tree with ${cards.length} groups: ${cards.map((one) => one.title).join(', ')}.
    </desc>
    ${cards.map((one) => card(one, claims))}
  </svg>`;

const card = ({ title, x, y, height, rows }: Card, claims: Drawing['claims']): Html =>
  html`<g>
    <rect class="card" x="${x + 0.5}" y="${y + 0.5}" width="${CARD_WIDTH - 1}" height="${height - 1}" rx="8" />
    <text class="title" x="${x + PADDING}" y="${y + 24}">${shortened(title, CARD_WIDTH - 2 * PADDING)}</text>
    ${rows.map((row) => html`${connector(row, rows)}${line(row)}${row.badges.map((one) => badge(one, claims.get(one.claim), row.row.label))}`)}
  </g>`;

const connector = ({ row, x, y }: PlacedRow, rows: readonly PlacedRow[]): Html | false => {
  const parent = row.parent === undefined ? undefined : rows[row.parent];
  return (
    parent !== undefined && html`<path class="branch" d="M${x - INDENT + 5.5} ${parent.y + 9.5}V${y + 0.5}H${x - 4}" />`
  );
};

/** The construct's id, and behind it the type where the row is a resource. */
function line({ row: { label, resources }, x, y, right }: PlacedRow): Html {
  const [first] = resources;
  const type = first ? typeOf(first.type, resources.length) : '';
  const room = right - x;
  const name = shortened(label, Math.max(room / 3, room - widthOf(type) - 10));
  const full = [label, first?.type, ...resources.map(({ logicalId }) => logicalId)].filter(Boolean).join(' · ');
  return html`<text class="${first ? 'resource' : 'construct'}" x="${x}" y="${y + 4}"
    ><title>${full}</title
    >${name}${first && html` <tspan class="type" dx="4">${shortened(type, room - widthOf(name) - 10)}</tspan>`}</text
  >`;
}

function badge({ claim, x, y }: PlacedBadge, standing: Standing | undefined, on: string): Html {
  const shape = html`<rect
      x="${x + 0.5}"
      y="${y + 0.5}"
      width="${BADGE_WIDTH - 1}"
      height="${BADGE_HEIGHT - 1}"
      rx="4"
    />
    <text x="${x + 22}" y="${y + 14}">${claim}</text>`;
  if (!standing) return html`<g class="tag">${shape}</g>`;
  const { word, tone, icon } = STATUS_LABELS[standing.status];
  return html`<a class="tag ${tone}" href="#${claim}" aria-label="${claim}, ${word}, on ${on}">
    <title>${claim}: ${word}</title>
    ${shape}<use href="#i-${icon}" x="${x + 7}" y="${y + 4}" width="12" height="12" />
  </a>`;
}
