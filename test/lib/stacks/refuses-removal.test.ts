import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesOf } from '../../../lib/assembly/assembly';
import { EMPTIED } from '../../../lib/commands/operate/to-empty';
import { PROFILE_NAMES } from '../../../lib/settings/schema';
import { EMPTY, REFUSES_REMOVAL } from '../../../lib/stacks/refuses-removal';
import { profileAssembly } from '../../support/synth';

const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
const takeDown = /\n## Take it down\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';

/** What in the profiles refuses to go, with what has to come first. */
const inTheWay = PROFILE_NAMES.flatMap((profile) =>
  resourcesOf(profileAssembly(profile)).flatMap(({ type, properties }) =>
    REFUSES_REMOVAL.filter(({ value }) => value.type === type)
      .filter(
        ({ value }) =>
          value.protectedBy === undefined || JSON.stringify(properties).includes(`"${value.protectedBy}":true`),
      )
      .map(({ value }) => ({ profile, ...value })),
  ),
);

it('every kind of it is in some profile', () => {
  expect(new Set(inTheWay.map(({ type }) => type))).toStrictEqual(
    new Set(REFUSES_REMOVAL.map(({ value }) => value.type)),
  );
});

it('none of it is in the profiles that are only tried out', () => {
  expect(inTheWay.filter(({ profile }) => profile === 'free' || profile === 'trial')).toStrictEqual([]);
});

it.each(REFUSES_REMOVAL.map(({ value }) => value))('the take-down text has the step before $type goes', ({ first }) => {
  expect(takeDown).toContain(first);
});

it('what holds data is what the command empties', () => {
  const held = REFUSES_REMOVAL.filter(({ value }) => value.first === EMPTY).map(({ value }) => value.type);
  expect([...EMPTIED].sort()).toStrictEqual(held.sort());
});
