import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const WRONG_PROFILE =
  /One setting is not usable; nothing was synthesized\.\n\n {2}profile\n {4}given: {3}"nope"\n {4}allowed: free, trial/;

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 120_000,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', ...env },
  });

describe('settings that cannot be used', () => {
  it('end the app with one message, no stack trace and nothing written', () => {
    const { status, stdout, stderr } = run(['--import', 'tsx', 'bin/app.ts'], {
      CDK_CONTEXT_JSON: '{"profile":"nope"}',
      CDK_OUTDIR: outdir,
    });
    expect(stderr).toMatch(WRONG_PROFILE);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout, written: readdirSync(outdir) }).toEqual({ status: 1, stdout: '', written: [] });
  }, 120_000);

  it('end the CDK command line with that message and a failure', () => {
    const { status, stderr } = run(['node_modules/aws-cdk/bin/cdk', 'synth', '-q', '-c', 'profile=nope', '-o', outdir]);
    expect(stderr).toMatch(WRONG_PROFILE);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
  }, 120_000);
});
