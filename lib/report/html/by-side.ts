/** How much was done on each side. Beside each other, since both were run; not one against the other. */
import { SIDES, type Side } from '../../claims/claim';
import type { Observation } from '../../claims/observations/observations';
import { observationTotals, type Totals } from '../../claims/observations/totals';
import { durationText, NUMBER } from '../amounts';
import { html, type Html, type Part } from './html';
import { SIDE_NAMES } from './words';

interface OnSide extends Totals {
  readonly side: Side;
}

const ROWS: readonly (readonly [name: string, cell: (on: OnSide) => Part])[] = [
  ['Passed', ({ passed }) => passed],
  ['Failed', ({ failed }) => failed],
  ['Not run', ({ skipped }) => skipped],
  ['Operations', ({ operations }) => (operations === undefined ? '–' : NUMBER.format(operations))],
  ['Took, added up', ({ milliseconds }) => (milliseconds === undefined ? '–' : durationText(milliseconds))],
];

/** A side that nothing was about is left out, unless it is one of the two databases: then the page shows that nothing was. */
export function outcomesBySide(observations: readonly Observation[], caption: string): Html {
  const sides = SIDES.map((side): OnSide => {
    const on = observations.filter((one) => one.side === side);
    return { side, ...observationTotals(on) };
  }).filter(({ side, passed, failed, skipped }) => side !== 'both' || passed + failed + skipped > 0);
  return html`<table class="sides">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${sides.map(({ side }) => html`<th scope="col">${SIDE_NAMES[side]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${ROWS.map(
        ([name, cell]) =>
          html`<tr>
            <th scope="row">${name}</th>
            ${sides.map((on) => html`<td>${cell(on)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
