import { exec, type ExecOptions } from '../../processes/exec';

/**
 * @returns seconds from the start of a command to its end
 * @throws CommandError when it fails: how long a failure takes is no result
 */
export async function secondsOf(command: string, args: readonly string[], options: ExecOptions): Promise<number> {
  const started = performance.now();
  await exec(command, args, options);
  return (performance.now() - started) / 1_000;
}
