import type { Plan } from './plan';
import type { Parameters, Step } from './step';

const MARKS = { reads: 'looks', changes: 'CHANGES', waits: 'waits' } as const;

/** The plan for people. */
export function planText({ title, steps, costs, doesNot }: Plan): string {
  return [
    `Plan: ${title}`,
    '',
    ...steps.map(stepText),
    listText('What it costs, in kind', costs),
    listText('What it does not do', doesNot),
  ].join('\n');
}

const stepText = ({ call, kind, parameters, does }: Step, index: number): string =>
  [`${String(index + 1).padStart(2)}. ${MARKS[kind].padEnd(8)}${call}`, does, ...parameterLines(parameters), '']
    .join(`\n${' '.repeat(12)}`)
    .trimEnd() + '\n';

const parameterLines = (parameters: Parameters): string[] =>
  Object.entries(parameters).map(([name, value]) => `${name}: ${textOf(value)}`);

const textOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const listText = (heading: string, lines: readonly string[]): string =>
  [`${heading}:`, ...lines.map((line) => `  - ${line}`), ''].join('\n');

/** The plan for programs. */
export const planData = ({ title, steps, costs, doesNot }: Plan): object => ({
  title,
  steps: steps.map(({ call, kind, parameters, does }) => ({ call, kind, does, parameters })),
  costs,
  doesNot,
});
