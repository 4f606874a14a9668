import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { parts } from './parts';

it('every folder of functions is a part', () => {
  const folders = readdirSync(join(PROJECT_ROOT, 'lambda')).map((name) => `lambda/${name}`);
  expect(
    parts
      .map(({ mutate }) => mutate)
      .filter((path) => path.startsWith('lambda/'))
      .sort(),
  ).toStrictEqual(folders.sort());
});
