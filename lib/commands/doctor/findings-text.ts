import { styled, unstyled } from '../../console/terminal';
import { isReady, type Finding, type Mode, type ModeFindings } from './finding';

const COMMANDS: Readonly<Record<Mode, string>> = { local: 'npm start', deploy: 'cdk deploy' };
const WIDTH = 'not checked'.length;
const COLOURS = { ok: 'green', missing: 'red', 'in the way': 'red', 'not checked': 'yellow' } as const;

/** For people. @param colour for a terminal only */
export function findingsText(sections: readonly ModeFindings[], colour: boolean): string {
  const text = sections.map(sectionText).join('\n');
  return colour ? text : unstyled(text);
}

function sectionText({ mode, about, findings, costs = [] }: ModeFindings): string {
  const ready = isReady(findings)
    ? `Everything that ${COMMANDS[mode]} needs is there.`
    : `Not everything that ${COMMANDS[mode]} needs was seen to be there.`;
  return [about, ...findings.map(findingText), ...costsText(costs), ready, ''].join('\n');
}

const costsText = (costs: readonly string[]): string[] =>
  costs.length
    ? [
        '  Left running, with hardly a request (npm run cost -- --workload idle has the lines):',
        ...costs.map((line) => `    ${line}`),
      ]
    : [];

function findingText({ title, state, optional, detail, means, mend }: Finding): string {
  const colour = state !== 'ok' && optional ? 'yellow' : COLOURS[state];
  const lines = [
    `${title}${optional ? ' (optional)' : ''}: ${detail}`,
    ...(means === undefined ? [] : [`${state === 'in the way' ? 'it means' : 'without it'}: ${means}`]),
    ...(mend === undefined ? [] : [`to mend it: ${mend}`]),
  ];
  return `  ${styled(colour, state.padEnd(WIDTH))}  ${lines.join(`\n${' '.repeat(WIDTH + 4)}`)}`;
}

/** For programs. */
export const findingsData = (sections: readonly ModeFindings[]): object => ({
  ready: sections.every(({ findings }) => isReady(findings)),
  sections: sections.map(({ mode, about, findings, costs }) => ({
    mode,
    about,
    ready: isReady(findings),
    findings,
    ...(costs === undefined ? {} : { costs }),
  })),
});
