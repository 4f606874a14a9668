import { termsText } from '../cost-report';
import { answerText, pointsTable, sensitivityTable, type BreakEvenReport, type Table } from './words';

/** For a terminal. */
export const breakEvenText = (report: BreakEvenReport): string =>
  [
    ...termsText(report, report.month),
    '',
    ...answerText(report),
    ...[sensitivityTable(report), pointsTable(report)].flatMap((table) => ['', ...tableText(table)]),
    '',
  ].join('\n');

/** The first column to the left, all others to the right. */
function tableText({ caption, head, rows }: Table): string[] {
  const widths = head.map((name, index) => Math.max(name.length, ...rows.map((row) => (row[index] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => (index ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ');
  return [caption, line(head), ...rows.map(line)];
}
