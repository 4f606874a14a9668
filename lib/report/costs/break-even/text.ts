import { alignedTable } from '../../tables';
import { termsText } from '../cost-report';
import { answerText, pointsTable, sensitivityTable, type BreakEvenReport } from './words';

/** For a terminal. */
export const breakEvenText = (report: BreakEvenReport): string =>
  [
    ...termsText(report, report.month),
    '',
    ...answerText(report),
    ...[sensitivityTable(report), pointsTable(report)].flatMap((table) => [
      '',
      table.caption,
      ...alignedTable(table, true),
    ]),
    '',
  ].join('\n');
