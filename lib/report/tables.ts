/** Tables of plain cells, as a terminal, Markdown and a page have them. */
import { html, type Html } from './html/html';
import { markdownCell, markdownTable } from './markdown-text';

export interface Table {
  readonly head: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** A line a row, each column as wide as its widest cell. @param isRight whether all columns but the first are set to the right */
export function alignedTable({ head, rows }: Table, isRight = false): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  const cell = (text: string, column: number): string =>
    isRight && column > 0 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return all.map((cells) => cells.map(cell).join('  ').trimEnd());
}

export const tableAsMarkdown = ({ head, rows }: Table): string =>
  markdownTable(
    head,
    rows.map((row) => row.map(markdownCell)),
  );

/** Scrolls sideways by itself, also by keyboard. */
export const tableAsHtml = ({ head, rows }: Table, caption: string): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = '', ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
