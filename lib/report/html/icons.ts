import { html, trusted, type Html } from './html';

/** Strokes on a field of 16 by 16. */
const STROKES = {
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  triangle: 'M8 2L14.5 13.5H1.5ZM8 6.5V9.5M8 11.3V11.7',
  clock: 'M8 1.8A6.2 6.2 0 1 1 7.9 1.8ZM8 4.5V8.2L10.5 9.8',
  speech: 'M2 2.8H14V11H7.5L4.5 13.8V11H2ZM5 5.8H11M5 8.2H9',
  page: 'M3.5 1.8H9.5L12.5 4.8V14.2H3.5ZM9.2 2V5.2H12.3M6 8.2H10M6 10.8H10',
  shield: 'M8 1.5L13.5 3.5V8C13.5 11.2 11 13.4 8 14.5 5 13.4 2.5 11.2 2.5 8V3.5ZM5.2 8L7.3 10.1 11 5.9',
  eye: 'M1.5 8C4.3 3.3 11.7 3.3 14.5 8 11.7 12.7 4.3 12.7 1.5 8ZM8 6.3A1.7 1.7 0 1 1 7.95 6.3Z',
  dash: 'M3.5 8H12.5',
  cross: 'M3.5 3.5L12.5 12.5M12.5 3.5L3.5 12.5',
} as const;
export type IconName = keyof typeof STROKES;

/** Put once into a page; {@link icon} refers to it. */
export const iconSheet = (): Html =>
  html`<svg class="sheet" aria-hidden="true" width="0" height="0">
    ${Object.entries(STROKES).map(([name, path]) => html`<symbol id="i-${name}" viewBox="0 0 16 16"><path d="${path}" /></symbol>`)}
  </svg>`;

/** Says nothing to a screen reader: a word stands beside it. */
export const icon = (name: IconName): Html =>
  trusted(`<svg class="icon" aria-hidden="true"><use href="#i-${name}"/></svg>`);
