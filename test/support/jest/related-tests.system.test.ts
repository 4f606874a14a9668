import { join } from 'node:path';
import { exec } from '../../../lib/processes/exec';

const ROOT = join(__dirname, '../../..');
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
const CHANGED = ['lib/atlas-admin/digest.ts', 'lambda/order-stream/settle.ts'];

it('are found by what was changed, as `jest -o` and `--watch` look for them', async () => {
  const listed = await exec(process.execPath, [JEST, '--listTests', '--findRelatedTests', ...CHANGED], {
    cwd: ROOT,
    env: process.env,
    timeoutMs: 60_000,
  });
  const tests = CHANGED.map((file) => join(ROOT, 'test', file.replace('.ts', '.test.ts')));
  expect(listed.split('\n')).toStrictEqual(expect.arrayContaining(tests));
}, 60_000);
