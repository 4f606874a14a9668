import type { ChangeKind } from '../../changes/compare';
import type { ChangeOfProfile } from './change-of-profile';

/** In the order in which they are told: what fails and what is lost before what is not. */
const WORDS: Readonly<Record<ChangeKind, string>> = {
  refused: 'Refused in one deployment',
  'fixed-name': 'Refused: to be replaced under a fixed name',
  replaced: 'Replaced',
  'in-use': 'To be deleted while other stacks use it',
  unknown: 'Of a type that nothing is known of',
  removed: 'Deleted, with what it holds',
  left: 'Left: kept, no longer managed, billed, and in the way of a later deployment where its name is fixed',
  'stack-left': 'Stacks that are no longer in the app',
  'stack-added': 'New stacks',
};

/** For people. */
export function changeText({ from, to, changes, way }: ChangeOfProfile): string {
  const kinds = (Object.keys(WORDS) as ChangeKind[]).flatMap((kind) => {
    const found = changes.filter((change) => change.kind === kind);
    if (!found.length) return [];
    const lines = found.map(({ resource, type, by, reason }) => {
      const what = [resource, ...(type ? [`(${type})`] : []), ...(by ? [`by ${by}`] : [])].join(' ');
      return `  ${what}${reason === undefined ? '' : `\n      ${reason}`}`;
    });
    return [`${WORDS[kind]}:`, ...lines, ''];
  });
  const steps = way.flatMap(({ commands, why }, index) => [
    `${index + 1}. ${why}.`,
    ...commands.map((command) => `   ${command}`),
    '',
  ]);
  return [
    '',
    `One deployment of ${to} over ${from} would do this.`,
    '',
    ...kinds,
    'Deploy it so, each step when the one before has ended, with the -c that all your deployments have:',
    '',
    ...steps,
  ].join('\n');
}

/** For programs. */
export const changeData = (found: ChangeOfProfile): object => found;
