import { markdownCell, markdownTable } from '../../markdown-text';
import { termsText } from '../cost-report';
import { answerText, pointsTable, sensitivityTable, type BreakEvenReport } from './words';

export const breakEvenMarkdown = (report: BreakEvenReport): string =>
  `${[
    '# Break-even',
    ...answerText(report).map(markdownCell),
    ...[sensitivityTable(report), pointsTable(report)].flatMap(({ caption, head, rows }) => [
      `## ${markdownCell(caption)}`,
      markdownTable(
        head,
        rows.map((row) => row.map(markdownCell)),
      ),
    ]),
    termsText(report, report.month).map(markdownCell).join(' '),
  ].join('\n\n')}\n`;
