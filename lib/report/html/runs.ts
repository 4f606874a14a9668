/** What was run, by profile and place. */
import type { Observation } from '../../claims/observations/observations';
import { durationText, NUMBER, totalsText } from '../amounts';
import { observationTotals } from '../../claims/observations/totals';
import { PLACE_WORDS, visitsOf, type Visit } from '../places';
import type { Report } from '../schema';
import { badge } from './badge';
import { outcomesBySide } from './by-side';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { OUTCOME_LABELS, SIDE_NAMES } from './words';

export const runsSection = ({ profiles, observations }: Report): Html =>
  html`<section class="ran" id="run" aria-labelledby="run-title">
    <h2 id="run-title">What was run</h2>
    <p>What was seen in one place is said of that place alone, with what it was seen on.</p>
    ${profiles.map(
      (profile, index) =>
        html`<div data-profile="${profileKey(index)}">
          ${visitsOf(profile, observations).map((visit) => run(visit, `${profileKey(index)}-${visit.place}`))}
        </div>`,
    )}
  </section>`;

function run({ profile, place, observations = [] }: Visit, id: string): Html {
  const { where, timings, toRunIt } = PLACE_WORDS[place];
  const heading = html`<h3 id="${id}">${place}, profile ${profile}</h3>`;
  if (!observations.length)
    return html`${heading}
      <p>Not run. ${code(toRunIt)}.</p>`;
  return html`${heading}
    <p>
      Tried ${where}: ${totalsText(observationTotals(observations))}.
      <strong>${timings}</strong>
    </p>
    ${outcomesBySide(observations, `${place}, by side`)}
    <div class="wide" tabindex="0" role="region" aria-labelledby="${id}">
      <table>
        <caption>
          ${place}, one by one
        </caption>
        <thead>
          <tr>
            <th scope="col">Tried</th>
            <th scope="col">Side</th>
            <th scope="col">Engine</th>
            <th scope="col">Outcome</th>
            <th scope="col" class="number">Operations</th>
            <th scope="col" class="number">Took</th>
          </tr>
        </thead>
        <tbody>
          ${observations.map(row)}
        </tbody>
      </table>
    </div>`;
}

const row = ({ title, claims, side, engine, outcome, reason, operations, milliseconds }: Observation): Html =>
  html`<tr>
    <th scope="row">
      ${title} ${claims.map((id) => html`<a href="#${id}">${id}</a> `)}
      ${reason !== undefined && html`<p class="reason">${reason}</p>`}
    </th>
    <td>${SIDE_NAMES[side]}</td>
    <td>${engine}</td>
    <td>${badge(OUTCOME_LABELS[outcome])}</td>
    <td class="number">${operations === undefined ? '–' : NUMBER.format(operations)}</td>
    <td class="number">${milliseconds === undefined ? '–' : durationText(milliseconds)}</td>
  </tr>`;

/** What stands between backticks is typed. */
const code = (text: string): (Html | string)[] =>
  text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : part));
