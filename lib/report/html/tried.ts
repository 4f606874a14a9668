/** What a run tried: what failed or was not run one by one, what passed folded. */
import { observationTotals } from '../../claims/observations/totals';
import type { Observation } from '../../claims/observations/observations';
import { durationText, operationsText, totalsText } from '../amounts';
import { badge } from './badge';
import { html, type Html } from './html';
import { OUTCOME_LABELS, SIDE_NAMES } from './words';

export function triedList(observations: readonly Observation[]): Html {
  const doubtful = observations.filter(({ outcome }) => outcome !== 'passed');
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  return html`${
    doubtful.length > 0 &&
    html`<ul class="tried">
      ${doubtful.map(tried)}
    </ul>`
  }
  ${alike(passed).map(folded)}`;
}

const tried = (observation: Observation): Html => {
  const { title, side, engine, claims, outcome, reason } = observation;
  return html`<li>
    <p>${badge(OUTCOME_LABELS[outcome])} ${title} ${links(claims)}</p>
    ${reason !== undefined && html`<p class="reason">${reason}</p>`}
    <p class="on">${SIDE_NAMES[side]}, on ${engine}${amount(observation, '; ')}</p>
  </li>`;
};

type Alike = [Observation, ...Observation[]];

/** Those of one side, engine, part and the same claims, which are said once. */
function alike(observations: readonly Observation[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const one of observations) {
    const key = JSON.stringify([one.side, one.engine, one.claims, one.part]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

const folded = (group: Alike): Html => {
  const [{ side, engine, claims, part }] = group;
  return html`<details class="passed">
    <summary>
      ${SIDE_NAMES[side]}, on ${engine}${claims.length > 0 && `, of ${claims.join(', ')}`}:
      ${totalsText(observationTotals(group))}
    </summary>
    ${
      claims.length > 0 &&
      html`<p class="on">About ${links(claims)}${part !== undefined && html`, of which: ${part}`}</p>`
    }
    <ul>
      ${group.map((one) => html`<li>${one.title} <span class="on">${amount(one)}</span></li>`)}
    </ul>
  </details>`;
};

const links = (claims: readonly string[]): Html[] => claims.map((id) => html`<a href="#${id}">${id}</a> `);

const amount = ({ operations, milliseconds }: Observation, before = ''): string => {
  const said = [
    operations === undefined ? [] : operationsText(operations),
    milliseconds === undefined ? [] : durationText(milliseconds),
  ].flat();
  return said.length ? `${before}${said.join(', ')}` : '';
};
