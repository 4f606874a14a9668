/** The top of the page: what it is, of which profile, and the counts. */
import { STATUSES, VERDICTS } from '../../claims/claim';
import type { Report } from '../schema';
import { badge } from './badge';
import { html, type Html } from './html';
import { profileKey, profileSwitch } from './profiles';
import { COLUMNS, STATUS_LABELS, VERDICT_LABELS, type Column } from './words';

export const TITLE = 'DynamoDB or Atlas: claims, checked';

export const overview = (report: Report): Html =>
  html`<header class="top">
    <h1>${TITLE}</h1>
    <p class="lead">
      A comparison makes ${report.claims.length} claims about Amazon DynamoDB and MongoDB Atlas. This page says of each
      what is true today and by which source, what the other database does instead, and shows the part of the
      CloudFormation templates that proves it. Every check has changes of the templates that must make it fail, and a
      test that applies them.
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

const statusCounts = ({ claims }: Report, profile: string, index: number): Html => {
  const results = claims.flatMap((claim) => claim.results[index] ?? []);
  const count = ({ status }: Column, of: string) =>
    status ? results.filter((result) => status(result) === of).length : '–';
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
      ${STATUSES.map(
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
          ${COLUMNS.map(({ name, means, status }, at) => html`${at > 0 && '; '}<b>${name}</b>: ${means}${!status && ', not run'}`)}.
        </td>
      </tr>
    </tfoot>
  </table>`;
};
