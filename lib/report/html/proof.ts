/** What stands behind a claim: its sources, the resources that prove it, the check and what breaks it. */
import type { Report, ReportedClaim, ReportedResult } from '../schema';
import { checkSource } from './check-source';
import { evidenceList } from './evidence';
import { html, type Html } from './html';
import { observedSection } from './observed';
import { profileKey } from './profiles';

export const proofSection = (claim: ReportedClaim, { profiles, observations = [] }: Report): Html =>
  html`<div class="proof">
    <section class="cited">
      <h4>Sources</h4>
      <ol class="sources">
        ${claim.sources.map(source)}
      </ol>
    </section>
    ${profiles.map((profile, index) => html`${inProfile(claim, profile, index)} ${observations.filter((run) => run.profile === profile).map((run) => observedSection(claim, run, index))}`)}
    ${check(claim)}
  </div>`;

type Source = ReportedClaim['sources'][number];

const source = ({ url, read, secondary }: Source): Html =>
  html`<li>
    ${link(url)} <span class="quiet">read <time datetime="${read}">${read}</time></span
    >${secondary && html` <strong>secondary source, not the vendor’s own</strong>`}
  </li>`;

/** An address that is not of the web is shown, not followed. */
const link = (url: string): Html =>
  /^https?:/i.test(url)
    ? html`<a href="${url}" rel="noreferrer">${url.replace(/^https?:\/\//i, '')}</a>`
    : html`${url}`;

const inProfile = (claim: ReportedClaim, profile: string, index: number): Html => {
  const result = claim.results[index];
  if (!result || claim.verdict === 'platform-fact') {
    return html`<section data-profile="${profileKey(index)}">
      <h4>Resources</h4>
      <p>No template can show this; the sources are all there is.</p>
    </section>`;
  }
  return html`<section data-profile="${profileKey(index)}">
    <h4>Resources in profile ${profile}</h4>
    ${result.status === 'not-in-this-profile' && html`<p>${elsewhere(claim.results)}</p>`} ${evidenceList(result)}
  </section>`;
};

function elsewhere(results: readonly ReportedResult[]): string {
  const shown = results.filter(({ status }) => status === 'demonstrated').map(({ profile }) => profile);
  return shown.length
    ? `This profile does not have to show it. Demonstrated in: ${shown.join(', ')}.`
    : 'This profile does not have to show it, and no other that was evaluated does.';
}

const check = ({ id, mutations }: ReportedClaim): Html | false => {
  const found = checkSource(id);
  return (
    (found !== undefined || mutations.length > 0) &&
    html`<section>
      <h4>The check</h4>
      ${
        mutations.length > 0 &&
        html`<p>Each of these changes of the templates must make it fail:</p>
          <ul>
            ${mutations.map((name) => html`<li>${name}</li>`)}
          </ul>`
      }
      ${
        found &&
        html`<details>
          <summary>Its source, <code>${found.file}</code></summary>
          <pre><code>${found.text}</code></pre>
        </details>`
      }
    </section>`
  );
};
