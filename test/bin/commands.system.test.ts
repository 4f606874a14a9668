import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { PROJECT_ROOT } from '../../lib/processes/project-root';
import { RUN_TYPESCRIPT } from '../../lib/processes/run-typescript';

describe('a script as a process', () => {
  const started = async (...argv: string[]) => {
    const child = spawn(process.execPath, [...RUN_TYPESCRIPT, ...argv], { cwd: PROJECT_ROOT });
    const [out, err, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { status, out, err };
  };
  const CFN_LINT = join('bin', 'cfn-lint.ts');

  it('ends with the exit code of its command, and no stack trace', async () => {
    const [help, misused] = await Promise.all([started(CFN_LINT, '--help'), started(CFN_LINT, 'nowhere')]);
    expect(help).toStrictEqual({ status: 0, out: expect.stringMatching(/^Usage: /), err: '' });
    expect(misused).toStrictEqual({
      status: 2,
      out: '',
      err: expect.stringMatching(/^no \*\.template\.json in nowhere: .*\n$/),
    });
  }, 60_000);
});
