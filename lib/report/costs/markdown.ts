import { markdownCell, markdownTable } from '../markdown-text';
import { amountText, priceText, productText, sidesOf, termsText, totalText, type CostReport } from './cost-report';

export const costMarkdown = (report: CostReport): string =>
  `${[
    '# A month’s cost',
    termsText(report, report).map(markdownCell).join(' '),
    ...sidesOf(report).flatMap(({ total, lines }) => [
      `## ${totalText(total)}`,
      markdownTable(
        ['USD', 'What', 'Quantity × price', 'From', 'Price'],
        lines.map((line) =>
          [
            amountText(line),
            line.what,
            productText(line),
            [line.gap, line.gap === line.from ? undefined : line.from, line.ruleText].filter(Boolean).join('. '),
            priceText(line),
          ].map(markdownCell),
        ),
      ),
    ]),
    ...(report.notes.length
      ? ['## What no line says', report.notes.map((note) => `- ${markdownCell(note)}`).join('\n')]
      : []),
  ].join('\n\n')}\n`;
