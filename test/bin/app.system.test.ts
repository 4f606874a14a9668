import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import cdkJson from '../../cdk.json';

const ROOT = join(__dirname, '../..');
const WRONG_PROFILE =
  /One setting is not usable; nothing was synthesized\.\n\n {2}profile\n {4}given: {3}"nope"\n {4}allowed: free, trial/;

describe('settings that cannot be used', () => {
  it('end the app with one message, a failure, no stack trace and nothing written', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'app-'));
    // What the CDK command line runs, and how it passes what it is given.
    const [command = '', ...args] = cdkJson.app.split(' ');
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ profile: 'nope' }) },
    });
    const written = readdirSync(outdir);
    rmSync(outdir, { recursive: true });

    expect(stderr).toMatch(WRONG_PROFILE);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout, written }).toStrictEqual({ status: 1, stdout: '', written: [] });
  }, 120_000);
});
