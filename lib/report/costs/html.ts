import type { Line } from '../../costs/month/month';
import { html, type Html, type Part } from '../html/html';
import { inlineElement } from '../html/policy';
import { amountText, priceText, productText, sidesOf, termsText, totalText, type CostReport } from './cost-report';

const STYLE = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
body { max-width: 75rem; margin: 0 auto; padding: 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.35rem 0.6rem; border-bottom: 1px solid #8b929c; text-align: start; vertical-align: top; }
td.usd { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
td { min-width: 9rem; overflow-wrap: anywhere; }
tbody th { min-width: 12rem; }
figure { max-width: 45rem; margin: 1rem 0; }
.gap { font-style: italic; }`;

/** A page that needs nothing beside itself. @param title its heading as well */
export function costPage(title: string, body: Part): string {
  const style = inlineElement('style', STYLE);
  return `<!doctype html>\n${
    html`<html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src ${style.source}"
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${style.element}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text
  }\n`;
}

export const costHtml = (report: CostReport): string =>
  costPage('A month’s cost', [
    termsText(report, report).map((text) => html`<p>${text}</p>`),
    sidesOf(report).map(
      ({ total, lines }) =>
        html`<section>
          <h2>${totalText(total)}</h2>
          <div class="scroll" tabindex="0" role="region" aria-label="${totalText(total)}">${table(lines)}</div>
        </section>`,
    ),
    report.notes.length > 0 && html`<h2>What no line says</h2>`,
    report.notes.map((note) => html`<p>${note}</p>`),
  ]);

const table = (lines: readonly Line[]): Html =>
  html`<table>
    <thead>
      <tr>
        ${['USD', 'What', 'Quantity × price', 'From', 'Price'].map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr class="${line.gap === undefined ? '' : 'gap'}">
            <td class="usd">${amountText(line)}</td>
            <th scope="row">${line.what}</th>
            <td>${productText(line)}</td>
            <td>
              ${[line.gap, line.gap === line.from ? undefined : line.from, line.ruleText].filter(Boolean).join('. ')}
            </td>
            <td>${priceText(line)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
