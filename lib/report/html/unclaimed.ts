import type { Report } from '../schema';
import { placeText } from '../words';
import { html, type Html } from './html';
import { profileKey } from './profiles';

/** What no claim asks for, a profile. */
export const unclaimedSection = ({ profiles, unclaimed }: Report): Html =>
  html`<section class="unclaimed" id="unclaimed" aria-labelledby="unclaimed-title">
    <h2 id="unclaimed-title">Resources that show no claim</h2>
    <p>Nor are they plumbing of one that does: they stand in no construct that holds a claimed resource.</p>
    ${profiles.map((profile, index) => {
      const found = unclaimed.filter((resource) => resource.profile === profile);
      return html`<div data-profile="${profileKey(index)}">
        ${
          found.length === 0
            ? html`<p>None in profile ${profile}.</p>`
            : html`<details>
                <summary>${found.length} in profile ${profile}</summary>
                <ul>
                  ${found.map((resource) => html`<li><code>${resource.type}</code> ${placeText(resource)}</li>`)}
                </ul>
              </details>`
        }
      </div>`;
    })}
  </section>`;
