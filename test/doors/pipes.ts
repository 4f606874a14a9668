/** Every command whose output a program can read, read by one, and by one that has soon seen enough. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../../lib/console/progress';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import type { Checks } from '../../lib/tryout/checks';
import { shell } from './shell';

/** What is given to a command for output of a program's. */
const PIPED: Readonly<Record<string, string>> = {
  claims: '--format json',
  cost: '--region us-east-1 --format json',
  doctor: '--mode local --json',
  matrix: '--setting zones --json',
  operate: 'empty --json',
  // Without credentials it cannot look, says so, and ends with 1.
  leftovers: '-c profile=free --no-atlas --json',
};
const NOT_PIPED: Readonly<Record<string, string>> = {
  bench: 'it takes minutes',
  'cfn-lint': 'it has nothing for programs',
  docs: 'it has nothing for programs',
  prices: 'it has nothing for programs',
  start: 'npm run test:endings starts it with --json',
  load: 'npm run load is tried by its own tests; it takes as long as it is told',
  'test-deploy': 'it takes a minute, and is a phase of the gate',
  verify: 'it asks what an account has',
};

/** Nobody's credentials, wherever this runs. */
const NOBODY = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
};

export async function pipes(checks: Checks, progress: Progress): Promise<void> {
  const names = readdirSync(join(PROJECT_ROOT, 'bin')).flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
  const known = [...Object.keys(PIPED), ...Object.keys(NOT_PIPED), 'app'];
  checks.equal('Each command is piped, or it is said why not', known.sort(), names.sort());
  for (const [name, options] of Object.entries(PIPED)) {
    await progress.step(`${name} ${options}`, async () => {
      const line = `npx dynamodb-or-atlas ${name} ${options}`;
      const whole = await shell(line, NOBODY);
      checks.equal(`${line}: standard output is JSON and nothing else`, isJson(whole.out), true);
      const cut = await shell(`${line} | head -c 1`, NOBODY);
      const { status, out, err } = cut;
      const told = { status, out, trace: /^\s+at |EPIPE/m.test(err) };
      checks.equal(`${line} | head -c 1: ends as it would have`, told, {
        status: whole.status,
        out: '{',
        trace: false,
      });
    });
  }
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
