/**
 * Runs one command to its end.
 */
import { startGroup, type GroupOptions } from './process-group';

export interface ExecOptions extends GroupOptions {
  /** Milliseconds after which the command and its children are ended. */
  readonly timeoutMs: number;
}

/** A command that failed; `output` is what it said, bounded. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  constructor(
    readonly command: string,
    readonly why: string,
    readonly output: string,
  ) {
    super(`${command} ${why}${output && `:\n${output}`}`);
  }
}

/**
 * @returns the last lines of what the command wrote, both streams as they came
 * @throws CommandError when it ends with another status than 0, by a signal, or not within `timeoutMs`
 */
export async function exec(command: string, args: readonly string[], options: ExecOptions): Promise<string> {
  const group = await startGroup(command, args, options);
  const deadline = AbortSignal.timeout(options.timeoutMs);
  deadline.addEventListener('abort', () => void group.stop());
  const { code, signal } = await group.ended;

  const output = group.output();
  if (deadline.aborted) throw new CommandError(command, `did not end within ${options.timeoutMs / 1_000} s`, output);
  if (signal) throw new CommandError(command, `was ended by ${signal}`, output);
  if (code !== 0) throw new CommandError(command, `ended with status ${code}`, output);
  return output;
}
