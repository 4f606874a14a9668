import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { observationsSchema, type Observation } from '../../claims/observations/observations';
import { CommandError, exec } from '../../processes/exec';
import { PROJECT_ROOT } from '../../processes/project-root';
import { RUN_TYPESCRIPT } from '../../processes/run-typescript';

const TIMEOUT_MS = 180_000;

/**
 * Runs `npm run verify` itself, as a process of its own whose only AWS is the emulator.
 *
 * @param assembly folder that `cdk synth` wrote and that was deployed, with the `outputs.json` of the deployment in it
 * @param env with the emulator as the only endpoint: `env` of `startMiniStack`
 * @returns what it saw, failures too
 * @throws CommandError when it came to no result
 */
export async function verifyOnEmulator(
  assembly: string,
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
): Promise<readonly Observation[]> {
  const result = join(assembly, 'verify.json');
  await rm(result, { force: true });
  const files = ['--outputs-file', join(assembly, 'outputs.json'), '--assembly', assembly, '--result', result];
  const failure = await exec(process.execPath, [...RUN_TYPESCRIPT, join('bin', 'verify.ts'), ...files], {
    cwd: PROJECT_ROOT,
    env,
    timeoutMs: TIMEOUT_MS,
    onLine,
  }).then(
    () => undefined,
    (error: unknown) => error,
  );
  const text = await readFile(result, 'utf8').catch(() => undefined);
  // A command that saw something fail ends with another status than 0, and has written what it saw.
  if (text !== undefined && (failure === undefined || failure instanceof CommandError)) {
    return observationsSchema.parse(JSON.parse(text)).observations;
  }
  throw failure;
}
