/** The claims by section, both databases side by side on one row. */
import { SECTIONS, type Side } from '../../claims/claim';
import { LEAVES_TEXT } from '../../claims/leaves/said';
import { CLAIM_IDS } from '../../claims/ids';
import { OTHER_TEMPLATES } from '../places';
import type { Report, ReportedClaim, ReportedSentence } from '../schema';
import { sourceNumber } from '../words';
import { badge } from './badge';
import { COLUMNS, type Column } from './columns';
import { counts } from './counts';
import { filterControls } from './filters';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { proofSection } from './proof';
import { SIDE_NAMES, STATUS_LABELS, VERDICT_LABELS } from './words';

export const sectionId = (section: string): string => section.toLowerCase();

/** A section that no claim is in is left out. */
export const sectionsOf = ({ claims }: Report): string[] =>
  SECTIONS.filter((section) => claims.some((claim) => claim.section === section));

/** Verdicts and statuses counted, then the claims, which can be filtered. */
export const claimsSection = (report: Report): Html =>
  html`<section id="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">The claims</h2>
      <p class="lead">
        A comparison makes ${report.claims.length} claims. Of each: whether it is so, what is true today and by which
        source, what the other database does instead, and the part of the templates that proves it. Every check has
        changes of the templates that must make it fail, and a test that applies them. ${LEAVES_TEXT}, listed in
        docs/leaves.md with the reasons.
      </p>
      ${counts(report)}
    </section>
    <div class="browse" id="browse" tabindex="-1">${filterControls(report)} ${bySection(report)}</div>`;

const bySection = (report: Report): Html[] =>
  sectionsOf(report).map(
    (section) =>
      html`<section class="claims" id="${sectionId(section)}" aria-labelledby="${sectionId(section)}-title">
        <h2 id="${sectionId(section)}-title">${section}</h2>
        ${report.claims.filter((claim) => claim.section === section).map((claim) => row(claim, report))}
      </section>`,
  );

const OTHER: Readonly<Record<Side, string>> = {
  dynamodb: 'Atlas instead',
  atlas: 'DynamoDB instead',
  both: 'How they differ',
};

const row = (claim: ReportedClaim, report: Report): Html =>
  html`<article
    class="claim"
    id="${claim.id}"
    data-side="${claim.side}"
    data-verdict="${claim.verdict}"
    tabindex="-1"
    aria-labelledby="${claim.id}-said"
  >
    <div class="mark">
      <a class="id" href="#${claim.id}">${claim.id}</a>
      ${badge(VERDICT_LABELS[claim.verdict])} ${report.profiles.map((profile, index) => runs(claim, profile, index))}
    </div>
    <div class="own">
      <p class="side">Said of ${SIDE_NAMES[claim.side]}</p>
      <h3 id="${claim.id}-said">${claim.said}</h3>
      ${claim.added && html`<p class="quiet">Added here: the article does not say it.</p>`}
      <p class="now">True today</p>
      <p>${cited(claim, claim.summary)}</p>
    </div>
    <div class="other">
      <p class="side">${OTHER[claim.side]}</p>
      <p>${cited(claim, claim.counterpart)}</p>
    </div>
    <details>
      <summary>Sources and proof<span class="unseen"> of ${claim.id}</span></summary>
      ${proofSection(claim, report)}
    </details>
  </article>`;

/** Sentences, each with the number of its source in the list below; one without is about the templates. */
const cited = (claim: ReportedClaim, sentences: readonly ReportedSentence[]): Html[] =>
  sentences.map((sentence) => {
    const number = sourceNumber(claim, sentence);
    return html`${sentence.text.split('`').map((part, index) => (index % 2 ? html`<code>${part}</code>` : linked(part)))}${
      number !== undefined && html`<sup><span class="unseen">source </span>${number}</sup>`
    } `;
  });

/** Other claims that a text names are links to them. */
const linked = (text: string): Html =>
  html`${text.split(ID).map((part, index) => (index % 2 ? html`<a href="#${part}">${part}</a>` : part))}`;

const ID = new RegExp(`(${CLAIM_IDS.join('|')})`);

const runs = (claim: ReportedClaim, profile: string, index: number): Html =>
  html`<dl
    class="runs"
    data-profile="${profileKey(index)}"
    ${COLUMNS.map(({ name, of }) => html` data-${name}="${of(claim, profile, index).status}"`)}
  >
    ${COLUMNS.map((column) => run(column, column.of(claim, profile, index)))}
  </dl>`;

const run = ({ name }: Column, { status, engines, parts, isOld, skipped }: ReturnType<Column['of']>): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>
      ${badge(STATUS_LABELS[status])} ${isOld && html`<p class="on bad">${OTHER_TEMPLATES}</p>`}
      ${parts.length > 0 && html`<p class="on">in part: ${parts.join('; ')}</p>`}
      ${engines.length > 0 && html`<p class="on">on ${engines.join('; ')}${skipped > 0 && `; ${skipped} not run`}</p>`}
    </dd>
  </div>`;
