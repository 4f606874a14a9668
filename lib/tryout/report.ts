/**
 * The result of a run, for people and for programs.
 */
import { inspect, stripVTControlCharacters, styleText } from 'node:util';
import type { Check, Checks, Counts } from './checks';

/** Ends a run's output, for whoever counts. */
const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Success means that something was shown and nothing failed. */
export const exitCodeOf = ({ passed, failed }: Counts): 0 | 1 => (passed > 0 && failed === 0 ? 0 : 1);

export const jsonReport = (checks: Checks): string =>
  JSON.stringify({ ...checks.counts, checks: checks.list }, undefined, 2);

/** Whether it is a terminal, unless NO_COLOR or the like says otherwise. */
export const wantsColour = (stream: NodeJS.WriteStream): boolean => stream.isTTY && stream.hasColors();

/** @param colour for a terminal only */
export function textReport(checks: Checks, colour: boolean): string {
  const text = [...checks.list.map(lineOf), ...checks.explanations.map((more) => `\n${more}\n`)].join('\n');
  return `${colour ? text : stripVTControlCharacters(text)}\n\n${countsLine(checks.counts)}\n`;
}

function lineOf(check: Check): string {
  switch (check.outcome) {
    case 'passed':
      return `${paint('green', 'passed ')} ${check.title}`;
    case 'skipped':
      return `${paint('yellow', 'NOT RUN')} ${check.title}: ${check.reason}`;
    case 'failed':
      return `${paint('red', 'FAILED ')} ${check.title}\n${shown('expected', check.expected)}\n${shown('actual', check.actual)}`;
  }
}

const paint = (colour: 'green' | 'yellow' | 'red', text: string): string =>
  styleText(colour, text, { validateStream: false });

const INDENT = ' '.repeat(18);

function shown(label: string, value: unknown): string {
  // Text for people stands as it is; a value shows its type, so that 1 and '1' look different.
  const isText = typeof value === 'string' && /\s/.test(value);
  const text = isText ? value : inspect(value, { depth: 8, breakLength: 100 });
  return `${`${label}: `.padStart(INDENT.length)}${text.replaceAll('\n', `\n${INDENT}`)}`;
}
