import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const WRONG_PROFILE =
  /One setting is not usable; nothing was synthesized\.\n\n {2}profile\n {4}given: {3}"nope"\n {4}allowed: free, trial/;

describe('settings that cannot be used', () => {
  it('end the CDK command line with one message, a failure, no stack trace and nothing written', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'app-'));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/aws-cdk/bin/cdk', 'synth', '-q', '-c', 'profile=nope', '-o', outdir],
      { cwd: ROOT, encoding: 'utf8', timeout: 120_000, env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' } },
    );
    const written = readdirSync(outdir);
    rmSync(outdir, { recursive: true });

    expect(stderr).toMatch(WRONG_PROFILE);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ status, stdout, written }).toEqual({ status: 1, stdout: '', written: [] });
  }, 120_000);
});
