import { styled, unstyled } from '../../console/terminal';
import type { Leftover, Unasked } from './leftover';
import { isClean } from './leftover';
import type { Search, Surveyed } from './survey';

const HEADINGS: Readonly<Record<Leftover['fate'], string>> = {
  stays: 'Stays until somebody removes it; each command deletes for good',
  'goes by itself': 'Goes by itself, at no cost',
  'kept on purpose': 'Kept on purpose: all of the account shares it, or it costs nothing',
};
const FATES = ['stays', 'goes by itself', 'kept on purpose'] as const;

/** For people. @param colour for a terminal only */
export function leftoversText(surveyed: Surveyed, { regions }: Search, colour: boolean): string {
  const { account, leftovers, unasked } = surveyed;
  const text = [
    `Account ${account ?? 'not known'}, ${regions.join(', ')}`,
    ...FATES.flatMap((fate) =>
      group(
        fate,
        leftovers.filter((one) => one.fate === fate),
      ),
    ),
    ...notChecked(unasked),
    '',
    verdict(surveyed),
    '',
  ].join('\n');
  return colour ? text : unstyled(text);
}

const group = (fate: Leftover['fate'], left: readonly Leftover[]): string[] =>
  left.length === 0 ? [] : ['', styled('bold', `${HEADINGS[fate]} (${left.length})`), ...left.map(leftoverText)];

function leftoverText({ kind, id, place, since, about, costs, remove }: Leftover): string {
  const lines = [
    `  ${kind} in ${place}: ${id}`,
    ...(about === undefined ? [] : [about]),
    `${since === undefined ? '' : `since ${since}; `}costs ${costs}`,
    ...remove.map((command) => `to remove it: ${command}`),
  ];
  return lines.join('\n      ');
}

const notChecked = (unasked: readonly Unasked[]): string[] =>
  unasked.length === 0
    ? []
    : [
        '',
        styled('bold', `Not checked, so not known to be clean (${unasked.length})`),
        ...unasked.map(({ what, place, reason }) => `  ${what} in ${place}: ${reason}`),
      ];

function verdict(surveyed: Surveyed): string {
  if (isClean(surveyed)) return styled('green', 'Nothing is left that somebody would have to remove.');
  const stays = surveyed.leftovers.filter(({ fate }) => fate === 'stays').length;
  return styled('red', `${stays} left to remove, ${surveyed.unasked.length} not checked. Nothing was deleted.`);
}

/** For programs. */
export const leftoversData = (surveyed: Surveyed, { regions, templateNames, atlas }: Search): object => ({
  clean: isClean(surveyed),
  account: surveyed.account,
  lookedIn: regions,
  lookedForStacks: templateNames.stacks,
  lookedInAtlas: atlas,
  leftovers: surveyed.leftovers,
  notChecked: surveyed.unasked,
});
