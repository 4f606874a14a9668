/** How many claims have which verdict and status; a number is a link that filters the claims by it. */
import { VERDICTS } from '../../claims/claim';
import type { Report } from '../schema';
import { badge } from './badge';
import { COLUMNS, type Column } from './columns';
import { html, type Html } from './html';
import { profileKey } from './profiles';
import { STATUS_LABELS, VERDICT_LABELS, type AnyStatus } from './words';

export const counts = (report: Report): Html =>
  html`<div class="counts">
    ${verdictCounts(report)}${report.profiles.map((profile, index) => statusCounts(report, profile, index))}
  </div>`;

/** Without the script it leads to all of them. */
const filtered = (count: number, filter: string, word: string): Html =>
  count === 0
    ? html`0`
    : html`<a href="#browse" data-filter="${filter}">${count}<span class="unseen"> claims: ${word}</span></a>`;

const verdictCounts = ({ claims }: Report): Html =>
  html`<table>
    <caption>
      Verdicts of today
    </caption>
    <thead>
      <tr>
        <th scope="col">Verdict</th>
        <th scope="col" class="number">Claims</th>
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${VERDICTS.map(
        (verdict) =>
          html`<tr>
            <th scope="row">${badge(VERDICT_LABELS[verdict])}</th>
            <td class="number">
              ${filtered(
                claims.filter((claim) => claim.verdict === verdict).length,
                `verdict=${verdict}`,
                VERDICT_LABELS[verdict].word,
              )}
            </td>
            <td class="meaning">${VERDICT_LABELS[verdict].means}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** In the order of the table; a column has those that there are in it. */
const STATUS_ROWS: readonly AnyStatus[] = ['demonstrated', 'seen', 'not-in-this-profile', 'cited', 'not-run', 'failed'];

const statusCounts = (report: Report, profile: string, index: number): Html => {
  const count = ({ name, statuses, of }: Column, status: AnyStatus) =>
    statuses.includes(status)
      ? filtered(
          report.claims.filter((claim) => of(claim, profile, index).status === status).length,
          `${name}=${status}`,
          `${name}, ${STATUS_LABELS[status].word}`,
        )
      : '–';
  return html`<table data-profile="${profileKey(index)}">
    <caption>
      Seen in profile ${profile}
    </caption>
    <thead>
      <tr>
        <th scope="col">Status</th>
        ${COLUMNS.map(({ name }) => html`<th scope="col" class="number">${name}</th>`)}
        <th scope="col">Meaning</th>
      </tr>
    </thead>
    <tbody>
      ${STATUS_ROWS.map(
        (status) =>
          html`<tr>
            <th scope="row">${badge(STATUS_LABELS[status])}</th>
            ${COLUMNS.map((column) => html`<td class="number">${count(column, status)}</td>`)}
            <td class="meaning">${STATUS_LABELS[status].means}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <td colspan="${COLUMNS.length + 2}">
          ${COLUMNS.map(({ name, means }, at) => html`${at > 0 && '; '}<b>${name}</b>: ${means}`)}.
        </td>
      </tr>
    </tfoot>
  </table>`;
};
