import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';
import type { Attack } from './attack';
import { canBeStranger, STRANGER } from './stranger';

const SYNTH_MS = 180_000;
const REPLACE = 'rm -f index.mjs; echo "/* planted */" > index.mjs; echo > planted.mjs';

/** Another user replaces the code of a function between synth and deployment. */
export const replacedFunctions: Attack = {
  title: 'Another user replaces the code of functions between synth and deployment',
  run: async (checks, folder) => {
    const output = join(folder, 'cdk.out');
    // By a user who keeps nothing from others.
    const { status } = spawnSync(
      '/bin/sh',
      ['-c', 'umask 0; exec "$0" "$@"', process.execPath, ...RUN_TYPESCRIPT, join('bin', 'app.ts')],
      {
        cwd: PROJECT_ROOT,
        env: { ...process.env, CDK_OUTDIR: output, CDK_CONTEXT_JSON: JSON.stringify({ profile: 'trial' }) },
        timeout: SYNTH_MS,
      },
    );
    const functions = readdirSync(output).filter((name) => existsSync(join(output, name, 'index.mjs')));
    checks.equal('There are functions to replace', [status, functions.length > 0], [0, true]);

    const files = [
      output,
      ...readdirSync(output, { recursive: true, encoding: 'utf8' }).map((name) => join(output, name)),
    ];
    const open = files.filter((file) => (lstatSync(file).mode & 0o022) !== 0);
    checks.equal('Nobody else may write to anything that synth wrote', open, []);

    for (const name of functions) {
      const title = `The code of ${name.slice(0, 14)}… is as it was`;
      const before = readFileSync(join(output, name, 'index.mjs'), 'utf8');
      if (!canBeStranger) {
        checks.skipped(title, 'only root can act as another user; the modes were looked at');
        continue;
      }
      // What is entered as root stays open to whoever it becomes, as the project's folder is to other users of a machine.
      spawnSync('/bin/sh', ['-c', REPLACE], { cwd: join(output, name), uid: STRANGER, gid: STRANGER, timeout: 10_000 });
      const after = readFileSync(join(output, name, 'index.mjs'), 'utf8');
      checks.equal(title, [after === before, existsSync(join(output, name, 'planted.mjs'))], [true, false]);
    }
  },
};
