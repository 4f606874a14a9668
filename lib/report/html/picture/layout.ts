/** Where everything of a picture stands, in pixels from its upper left corner. */
import type { Group, Row } from './rows';

export const CARD_WIDTH = 560;
export const BADGE_WIDTH = 74;
export const BADGE_HEIGHT = 20;
export const INDENT = 16;
export const PADDING = 14;
const GAP = 16;
const COLUMNS = 2;
const TITLE_HEIGHT = 38;
/** Also of a line of badges: over the 24 that a finger needs. */
const ROW_HEIGHT = 26;
const BADGE_GAP = 6;
const BADGES_BESIDE_TEXT = 2;

export interface PlacedBadge {
  readonly claim: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedRow {
  readonly row: Row;
  readonly x: number;
  readonly y: number;
  /** How far its text may reach. */
  readonly right: number;
  readonly badges: readonly PlacedBadge[];
  readonly bottom: number;
}

export interface Card {
  readonly title: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly Card[];
}

/** Cards in columns, each put where there is most room; few badges stand beside their resource, many below it. */
export function layOut(groups: readonly Group[]): Layout {
  const bottoms = Array.from({ length: Math.max(1, Math.min(COLUMNS, groups.length)) }, () => 0);
  const cards = groups.map((group) => {
    const column = bottoms.indexOf(Math.min(...bottoms));
    const card = cardAt(group, column * (CARD_WIDTH + GAP), bottoms[column] as number);
    bottoms[column] = card.y + card.height + GAP;
    return card;
  });
  return { cards, width: bottoms.length * (CARD_WIDTH + GAP) - GAP, height: Math.max(GAP, ...bottoms) - GAP };
}

function cardAt({ title, rows }: Group, x: number, y: number): Card {
  let bottom = y + TITLE_HEIGHT;
  const placed = rows.map((row): PlacedRow => {
    const at = placedRow(row, x, bottom);
    bottom = at.bottom;
    return at;
  });
  return { title, x, y, rows: placed, height: bottom + PADDING / 2 - y };
}

function placedRow(row: Row, left: number, top: number): PlacedRow {
  const claims = row.resources.flatMap((resource) => resource.claims);
  const x = left + PADDING + row.depth * INDENT;
  const end = left + CARD_WIDTH - PADDING;
  const y = top + ROW_HEIGHT / 2;
  const inset = (ROW_HEIGHT - BADGE_HEIGHT) / 2;
  if (claims.length <= BADGES_BESIDE_TEXT) {
    const first = end + BADGE_GAP - claims.length * (BADGE_WIDTH + BADGE_GAP);
    const badges = claims.map((claim, index) => ({
      claim,
      x: first + index * (BADGE_WIDTH + BADGE_GAP),
      y: top + inset,
    }));
    return { row, x, y, badges, right: claims.length ? first - BADGE_GAP : end, bottom: top + ROW_HEIGHT };
  }
  const onLine = Math.max(1, Math.floor((end - x + BADGE_GAP) / (BADGE_WIDTH + BADGE_GAP)));
  const badges = claims.map((claim, index) => ({
    claim,
    x: x + (index % onLine) * (BADGE_WIDTH + BADGE_GAP),
    y: top + inset + ROW_HEIGHT * (1 + Math.floor(index / onLine)),
  }));
  return { row, x, y, badges, right: end, bottom: top + ROW_HEIGHT * (1 + Math.ceil(claims.length / onLine)) };
}
