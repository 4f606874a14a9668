/** What a month costs on either side. */
import { breakEvenFragment } from '../costs/break-even/html';
import { threeLoads } from '../costs/three-loads';
import { exampleBreakEven } from '../costs/worked-example';
import { html, type Html } from './html';

/** The same for as long as a process runs. */
let known: Html | undefined;

export const costSection = (): Html => (known ??= costs());

function costs(): Html {
  const { loads, rows, notes } = threeLoads();
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
    <h3>From where on the other side costs less</h3>
    ${breakEvenFragment(exampleBreakEven())}
  </section>`;
}
