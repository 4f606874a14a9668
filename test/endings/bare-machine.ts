import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { temporaryFolder } from '../../lib/processes/temporary-folder';
import type { Check, Checks } from '../../lib/tryout/checks';
import { damagedBy } from '../support/damaged-plan';
import { NotRun } from '../../lib/errors';

const COPIED = ['bin', 'docs', 'lib', 'lambda', 'cdk.json', 'package.json', 'tsconfig.json'];
const LACKING = ['Server of the MongoDB protocol', 'Python environment with MiniStack'];
const WITHIN_MS = 180_000;

/**
 * `npm start` in a copy of the project without a cache, on a PATH with Node alone: what is lacking is named, with what needs it, the rest runs
 * and the exit code is 0.
 */
export async function startBare(checks: Checks): Promise<void> {
  const { path: folder, remove } = temporaryFolder();
  const [project, programs] = [join(folder, 'project'), join(folder, 'programs')];
  for (const made of [project, programs, join(project, '.cache')]) mkdirSync(made);
  for (const name of COPIED) cpSync(join(PROJECT_ROOT, name), join(project, name), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(project, 'node_modules'));
  symlinkSync(process.execPath, join(programs, 'node'));
  // Else it would be downloaded where there is a network.
  const known = { at: Date.now(), reason: 'no mongod could be downloaded' };
  writeFileSync(join(project, '.cache', 'mongod-download.json'), JSON.stringify(known));

  const run = spawn(process.execPath, ['--import', './lib/processes/tsx.mjs', 'bin/start.ts', '--json'], {
    cwd: project,
    env: { PATH: programs, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: WITHIN_MS,
  });
  const ended = once(run, 'exit') as Promise<[number | null]>;
  const [printed, [status]] = await Promise.all([text(run.stdout), ended]);
  remove();

  const found = (JSON.parse(printed || '{"checks":[]}') as { checks: Check[] }).checks;
  const skipped = found.filter(({ outcome }) => outcome === 'skipped').map(({ title }) => title);
  const expected = await Promise.all(LACKING.map((part) => damagedBy(part, new NotRun('lacking'))));
  const leftOut = new Set(expected.flatMap((damage) => damage.leftOut));
  checks.equal('npm start with nothing but Node ends well', status, 0);
  checks.equal('npm start with nothing but Node names what it leaves out', skipped.sort(), [...leftOut].sort());
}
