import { markdownCell } from '../../markdown-text';
import { tableAsMarkdown } from '../../tables';
import { termsText } from '../cost-report';
import { answerText, pointsTable, sensitivityTable, type BreakEvenReport } from './words';

export const breakEvenMarkdown = (report: BreakEvenReport): string =>
  `${[
    '# Break-even',
    ...answerText(report).map(markdownCell),
    ...[sensitivityTable(report), pointsTable(report)].flatMap((table) => [
      `## ${markdownCell(table.caption)}`,
      tableAsMarkdown(table),
    ]),
    termsText(report, report.month).map(markdownCell).join(' '),
  ].join('\n\n')}\n`;
