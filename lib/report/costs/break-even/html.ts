/** A break-even for a page: words, picture and tables. */
import { html, type Html } from '../../html/html';
import { tableAsHtml } from '../../tables';
import { termsText } from '../cost-report';
import { costPage } from '../html';
import { breakEvenChart } from './chart';
import { answerText, pointsTable, sensitivityTable, type BreakEvenReport, type CaptionedTable } from './words';

/**
 * A part of any page, without a heading of its own: needs no script and no style. Takes `--dynamodb` and `--atlas` of the page for its
 * lines, and the colour of its text where there are none; a wide table lies in a `scroll`.
 *
 * @param id begins the ids of its own parts: another one for each that a page has
 */
export const breakEvenFragment = (report: BreakEvenReport, id = 'break-even'): Html =>
  html`${answerText(report).map((text) => html`<p>${text}</p>`)}
    <figure>
      <div class="scroll" tabindex="0" role="region" aria-label="The lines">${breakEvenChart(report, id)}</div>
      <figcaption>${termsText(report, report.month).join(' ')}</figcaption>
    </figure>
    ${tableHtml(sensitivityTable(report))}
    <details>
      <summary>The picture as a table</summary>
      ${tableHtml(pointsTable(report))}
    </details>`;

const tableHtml = (table: CaptionedTable): Html => tableAsHtml(table, table.caption);

export const breakEvenHtml = (report: BreakEvenReport): string => costPage('Break-even', breakEvenFragment(report));
