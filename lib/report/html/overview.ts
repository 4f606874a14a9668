/** The top of the page: what it is, of which profile, and the counts. */
import { VERDICTS } from '../../claims/claim';
import type { Report } from '../schema';
import { badge } from './badge';
import { COLUMNS, type Column } from './columns';
import { html, type Html } from './html';
import { profileKey, profileSwitch } from './profiles';
import { STATUS_LABELS, VERDICT_LABELS, type AnyStatus } from './words';

export const TITLE = 'DynamoDB or Atlas: claims, checked';

export const overview = (report: Report): Html =>
  html`<header class="top">
    <h1>${TITLE}</h1>
    <p class="lead">
      A comparison makes ${report.claims.length} claims about Amazon DynamoDB and MongoDB Atlas. This page says of each
      whether it is so, what is true today and by which source, what the other database does instead, and shows the part
      of the CloudFormation templates that proves it. Every check has changes of the templates that must make it fail,
      and a test that applies them.
    </p>
    ${profileSwitch(report.profiles)}
    <div class="counts">
      ${verdictCounts(report)}${report.profiles.map((profile, index) => statusCounts(report, profile, index))}
    </div>
  </header>`;

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
            <td class="number">${claims.filter((claim) => claim.verdict === verdict).length}</td>
            <td class="meaning">${VERDICT_LABELS[verdict].means}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** In the order of the table; a column has those that there are in it. */
const STATUS_ROWS: readonly AnyStatus[] = ['demonstrated', 'seen', 'not-in-this-profile', 'cited', 'not-run', 'failed'];

const statusCounts = (report: Report, profile: string, index: number): Html => {
  const count = ({ statuses, of }: Column, status: AnyStatus) =>
    statuses.includes(status)
      ? report.claims.filter((claim) => of(claim, profile, index).status === status).length
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
          ${COLUMNS.map((column, at) => html`${at > 0 && '; '}<b>${column.name}</b>: ${column.means}${seenOn(column, report, profile)}`)}.
        </td>
      </tr>
    </tfoot>
  </table>`;
};

function seenOn({ name, engines }: Column, report: Report, profile: string): string {
  if (name === 'synth') return '';
  const names = engines(report, profile);
  return names.length ? ` (${names.join('; ')})` : ', not run';
}
