/**
 * The result of a run, for people and for programs.
 */
import { inspect } from 'node:util';
import type { Check, Checks } from './checks';
import { asJson } from '../console/as-json';
import { countsLine, exitCodeOf } from '../console/counts';
import { styled, type Terminal } from '../console/terminal';

/** Tells the result of a run that is checks and nothing else. @returns its exit code */
export function conclude(checks: Checks, json: boolean | undefined, { out, colour }: Terminal): number {
  out.write(json ? asJson(checksData(checks)) : `\n${textReport(checks, colour)}`);
  return exitCodeOf(checks.counts);
}

/** For programs. */
export const checksData = (checks: Checks): object => ({ ...checks.counts, checks: checks.list });

/** @param colour for a terminal only */
export function textReport(checks: Checks, colour: boolean): string {
  const lines = checks.list.map((check) => checkText(check, colour));
  const text = [...lines, ...checks.explanations.map((more) => `\n${more}\n`)].join('\n');
  return `${text}\n\n${countsLine(checks.counts)}\n`;
}

/** A check with its outcome, and with what was expected or why it was not run. */
export function checkText(check: Check, colour: boolean): string {
  const line = `${heading(check.outcome, colour)} ${check.title}`;
  switch (check.outcome) {
    case 'passed':
      return line;
    case 'skipped':
      return `${line}: ${check.reason}`;
    case 'failed':
      return `${line}\n${shown('expected', check.expected)}\n${shown('actual', check.actual)}`;
  }
}

const HEADINGS = {
  passed: ['green', 'passed '],
  skipped: ['yellow', 'NOT RUN'],
  failed: ['red', 'FAILED '],
} as const;

/** The word for an outcome, all as long as each other. */
export function heading(outcome: Check['outcome'], colour: boolean): string {
  const [paint, word] = HEADINGS[outcome];
  return styled(paint, word, colour);
}

const INDENT = ' '.repeat(18);

function shown(label: string, value: unknown): string {
  // Text for people stands as it is; a value shows its type, so that 1 and '1' look different.
  const isText = typeof value === 'string' && /\s/.test(value);
  const text = isText ? value : inspect(value, { depth: 8, breakLength: 100 });
  return `${`${label}: `.padStart(INDENT.length)}${text.replaceAll('\n', `\n${INDENT}`)}`;
}
