import { exec } from '../../processes/exec';

const PATIENCE_MS = 5_000;

/**
 * The version that a program says it has: the first group of `pattern` in what it writes.
 *
 * @returns undefined where it is not there, does not run or says something else
 */
export async function versionOf(
  command: string,
  args: readonly string[],
  pattern: RegExp,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const said = await exec(command, args, { env, timeoutMs: PATIENCE_MS }).catch(() => '');
  return pattern.exec(said)?.[1];
}

/** Whether version `given`, as `22.4.1`, is `oldest` or later. */
export function isAtLeast(given: string, oldest: string): boolean {
  const [ours, theirs] = [given, oldest].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const first = theirs.findIndex((part, index) => part !== (ours[index] ?? 0));
  return first < 0 || (ours[first] ?? 0) > (theirs[first] ?? 0);
}
