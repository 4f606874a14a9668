import type { ReportedEvidence, ReportedResult } from '../schema';
import { badge } from './badge';
import { templateFragment } from './fragment';
import { html, type Html } from './html';
import type { Label } from './words';

const HOLDS: Label = { word: 'as expected', icon: 'check', tone: 'good', means: '' };
const WRONG: Label = { word: 'not as expected', icon: 'cross', tone: 'bad', means: '' };
const ABSENT: Label = { word: 'not here', icon: 'dash', tone: 'quiet', means: '' };

/** What was looked at in a profile, by resource: what is missing or wrong first. */
export function evidenceList({ status, evidence: findings, missing }: ReportedResult): Html {
  const wrong = status === 'failed' ? WRONG : ABSENT;
  return html`${
    missing.length > 0 &&
    html`<ul class="missing">
      ${missing.map(
        ({ expected, count, atLeast }) =>
          html`<li>
            ${badge(wrong)} Expected: ${expected}. Found:
            ${count ? `${count} of at least ${atLeast} resources` : 'no such resource'}.
          </li>`,
      )}
    </ul>`
  }
  ${
    findings.length > 0 &&
    html`<ul class="resources">
      ${byResource(findings).map(
        (found) =>
          html`<li>
            ${place(found[0])}
            <ul class="findings">
              ${found.map((one) => finding(one, one.holds ? HOLDS : wrong))}
            </ul>
          </li>`,
      )}
    </ul>`
  }`;
}

type Findings = [ReportedEvidence, ...ReportedEvidence[]];

function byResource(findings: readonly ReportedEvidence[]): Findings[] {
  const groups = new Map<string, Findings>();
  for (const one of findings) {
    const key = JSON.stringify([one.stack, one.logicalId]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const doubts = (group: Findings): number => (group.every(({ holds }) => holds) ? 1 : 0);
  return [...groups.values()].sort((one, other) => doubts(one) - doubts(other));
}

const place = ({ stack, path, logicalId, type }: ReportedEvidence): Html =>
  html`<p class="type"><code>${type}</code></p>
    <dl class="place">
      <div>
        <dt>Stack</dt>
        <dd>${stack}</dd>
      </div>
      ${
        path !== '' &&
        html`<div>
          <dt>Construct</dt>
          <dd>${path}</dd>
        </div>`
      }
      <div>
        <dt>Logical id</dt>
        <dd>${logicalId}</dd>
      </div>
    </dl>`;

const finding = ({ expected, property, found }: ReportedEvidence, label: Label): Html =>
  html`<li>
    <p>${badge(label)} Expected: ${expected}.</p>
    <p class="found">
      Found${property !== undefined && html` at <code>${property}</code>`}:${found === null && ' nothing'}
    </p>
    ${found !== null && templateFragment(found)}
  </li>`;
