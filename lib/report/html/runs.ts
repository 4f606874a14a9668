/** What was run, by profile and place. */
import { enginesOf } from '../../claims/observations/claim-status';
import { observationTotals } from '../../claims/observations/totals';
import type { Made } from '../../processes/made-now';
import { totalsText } from '../amounts';
import { madeText, OTHER_TEMPLATES, PLACE_WORDS, visitsOf, type Visit } from '../places';
import type { Report, ReportedRun } from '../schema';
import { badge } from './badge';
import { outcomesBySide } from './by-side';
import { code } from './code';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { triedList } from './tried';
import { OTHER_TEMPLATES_LABEL } from './words';

export const runsSection = ({ profiles, observations }: Report, made?: Made): Html =>
  html`<section class="ran" id="run" aria-labelledby="run-title">
    <h2 id="run-title">What was run</h2>
    <p>What was seen in one place is said of that place alone, with what it was seen on.</p>
    ${profiles.map(
      (profile, index) =>
        html`<div data-profile="${profileKey(index)}">
          ${visitsOf(profile, observations).map((visit) => run(visit, `${profileKey(index)}-${visit.place}`))}
        </div>`,
    )}
    ${made && html`<p class="quiet">This page: ${madeText(made)}.</p>`}
  </section>`;

function run(visit: Visit, id: string): Html {
  const { profile, place, runs = [], observations = [] } = visit;
  const { where, timings, toRunIt } = PLACE_WORDS[place];
  const heading = html`<h3 id="${id}">${place}, profile ${profile}</h3>`;
  if (!observations.length)
    return html`${heading}
      <p>Not run. ${code(toRunIt)}.</p>`;
  return html`${heading} ${changedSince(visit)}
    <p>
      Tried ${where}: ${totalsText(observationTotals(observations))}.
      <strong>${timings}</strong>
    </p>
    ${outcomesBySide(observations, `${place}, by side`)}
    <dl class="made">
      ${runs.map((one) => row('Run', madeText(one)))} ${row('Engines', enginesOf(observations).join('; '))}
    </dl>
    <div class="each">${triedList(observations)}</div>`;
}

const row = (name: string, said: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${said}</dd>
  </div>`;

/** Says of a run whose templates were others that it is old. */
export const changedSince = ({ place, otherTemplates }: Pick<ReportedRun, 'place' | 'otherTemplates'>): Html | false =>
  otherTemplates === true &&
  html`<p class="old">
    ${badge(OTHER_TEMPLATES_LABEL)} Seen ${OTHER_TEMPLATES}: ${code(PLACE_WORDS[place].toRunIt)} again.
  </p>`;
