/** What a month costs on either side. */
import { threeLoads, type ThreeLoads } from '../costs/three-loads';
import { html, type Html } from './html';

/** The same for as long as a process runs. */
let known: ThreeLoads | undefined;

export function costSection(): Html {
  const { loads, rows, notes } = (known ??= threeLoads());
  return html`<section class="cost" id="cost" aria-labelledby="cost-title">
    <h2 id="cost-title">What it costs</h2>
    <table class="loads">
      <caption>
        US dollars a month, by operations a second
      </caption>
      <thead>
        <tr>
          <td></td>
          ${loads.map((load) => html`<th scope="col" class="number">${load}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, amounts }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${amounts.map(({ text, isLeast }) => html`<td class="number">${isLeast && html`<small>at least</small> `}${text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">${notes.join(' ')} Yours: <code>npm run cost -- --workload FILE</code>.</p>
  </section>`;
}
