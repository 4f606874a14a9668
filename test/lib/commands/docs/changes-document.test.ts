import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accepted } from '../../../../lib/changes/accepted';
import { changesDocument } from '../../../../lib/commands/docs/changes-document';
import { settingFields } from '../../../../lib/settings/fields';
import { PROFILE_NAMES } from '../../../../lib/settings/schema';
import { profileAssembly } from '../../../support/synth';

const FILE = join(__dirname, '../../../../docs/changes.md');

it('is what docs/changes.md holds', () => {
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (kept !== changesDocument(PROFILE_NAMES.map(profileAssembly)))
    throw new Error('docs/changes.md does not say what lib/changes and the templates say: run npm run docs');
});

it.each(accepted)('says of $kind $resources which settings it is about, by their names', ({ settings }) => {
  expect(settings.filter((setting) => !settingFields.has(setting))).toStrictEqual([]);
});
