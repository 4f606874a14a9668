import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const FILE = join(__dirname, '../../../lib/processes/node-version.cjs');

/** What it does as Node of that version; `npm run test:doors` asks real ones. */
function asNode(version: string) {
  const script = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(FILE)})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

it.each(['18.20.8', '20.18.9'])('Node %s is told which one is needed', (version) => {
  expect(asNode(version)).toStrictEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(`^This is Node ${version}, and Node 20.19 or later is needed. .*\n$`),
  });
});

it('the oldest that will do is taken', () => {
  expect(asNode('20.19.0')).toStrictEqual({ status: 0, stdout: '', stderr: '' });
});
