/** What a run has seen of a claim, beside what the templates show of it. */
import type { Observation, Observations } from '../../claims/observations/observations';
import { durationText, operationsText, totalsText } from '../amounts';
import { observedIn, PLACE_WORDS } from '../places';
import type { ReportedClaim } from '../schema';
import { badge } from './badge';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { OUTCOME_LABELS, SIDE_NAMES } from './words';

/** @param index of the profile in the page */
export function observedSection(
  claim: ReportedClaim,
  { profile, place, observations }: Observations,
  index: number,
): Html {
  const about = observations.filter(({ claims }) => claims.includes(claim.id));
  const totals = observedIn(claim, profile, place);
  return html`<section data-profile="${profileKey(index)}">
    <h4>Tried: ${place}, profile ${profile}</h4>
    ${
      about.length === 0
        ? html`<p>Nothing that was run is about it.</p>`
        : html`<p>
              ${totalsText(totals)}.
              ${(totals.operations ?? totals.milliseconds) !== undefined && PLACE_WORDS[place].timings}
            </p>
            <ul class="tried">
              ${about.map(tried)}
            </ul>`
    }
  </section>`;
}

const tried = ({ title, side, engine, outcome, operations, milliseconds, reason }: Observation): Html =>
  html`<li>
    <p>${badge(OUTCOME_LABELS[outcome])} ${title}</p>
    ${reason !== undefined && html`<p class="reason">${reason}</p>`}
    <dl class="place">
      ${[
        ['Side', SIDE_NAMES[side]],
        ['Engine', engine],
        operations !== undefined && ['Sent', operationsText(operations)],
        milliseconds !== undefined && ['Took', durationText(milliseconds)],
      ].map(
        (said) =>
          said &&
          html`<div>
            <dt>${said[0]}</dt>
            <dd>${said[1]}</dd>
          </div>`,
      )}
    </dl>
  </li>`;
