import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { observationsSchema, type Observations } from '../../claims/observations/observations';
import { CommandError, exec } from '../../processes/exec';

export interface EmulatorRun {
  readonly projectRoot: string;
  /** Folder that `cdk synth` wrote and that was deployed, with the `outputs.json` of the deployment in it. */
  readonly assemblyFolder: string;
  /** With the emulator as the only endpoint: `env` of `startMiniStack`. */
  readonly env: NodeJS.ProcessEnv;
  /** Also write orders, and remove them. */
  readonly write?: boolean;
  readonly onLine?: (line: string) => void;
}

const TIMEOUT_MS = 180_000;

/**
 * Runs the command itself, as a process of its own whose only AWS is the emulator.
 *
 * @returns what it saw, failures too; its place is `local`
 * @throws CommandError when it came to no result
 */
export async function verifyOnEmulator({
  projectRoot,
  assemblyFolder,
  env,
  write = false,
  onLine,
}: EmulatorRun): Promise<Observations> {
  const result = join(assemblyFolder, 'verify.json');
  await rm(result, { force: true });
  const files = ['--outputs-file', join(assemblyFolder, 'outputs.json'), '--assembly', assemblyFolder];
  const command = ['--import', 'tsx', join('bin', 'verify.ts'), ...files, '--result', result];
  const ended = exec(process.execPath, [...command, ...(write ? ['--write'] : [])], {
    cwd: projectRoot,
    env,
    timeoutMs: TIMEOUT_MS,
    ...(onLine && { onLine }),
  });
  const failure = await ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  const text = await readFile(result, 'utf8').catch(() => undefined);
  // A command that saw something fail ends with another status than 0, and has written what it saw.
  if (text !== undefined && (failure === undefined || failure instanceof CommandError)) {
    return observationsSchema.parse(JSON.parse(text));
  }
  throw failure;
}
