/** What a run has seen of a claim, beside what the templates show of it. */
import { totalsText } from '../amounts';
import { observedIn, PLACE_WORDS } from '../places';
import type { ReportedClaim, ReportedRun } from '../schema';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { changedSince } from './runs';
import { triedList } from './tried';

/** @param index of the profile in the page */
export function observedSection(claim: ReportedClaim, run: ReportedRun, index: number): Html {
  const { profile, place, observations } = run;
  const about = observations.filter(({ claims }) => claims.includes(claim.id));
  const totals = observedIn(claim, profile, place);
  return html`<section data-profile="${profileKey(index)}">
    <h4>Tried: ${place}, profile ${profile}</h4>
    ${
      about.length === 0
        ? html`<p>Nothing that was run is about it.</p>`
        : html`${changedSince(run)}
            <p>
              ${totalsText(totals)}.
              ${(totals.operations ?? totals.milliseconds) !== undefined && PLACE_WORDS[place].timings}
            </p>
            ${triedList(about)}`
    }
  </section>`;
}
