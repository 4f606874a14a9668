import { poll } from '../async/poll';
import type { ProcessGroup } from './process-group';

/**
 * Waits until a server has written what it writes when it is ready.
 *
 * @throws Error with its last words when it ends before, or after `withinMs`; the server is stopped then
 */
export async function waitForOutput(
  name: string,
  server: ProcessGroup,
  pattern: RegExp,
  withinMs: number,
): Promise<RegExpExecArray> {
  const look = (): RegExpExecArray | false | null => !server.hasEnded() && pattern.exec(server.output());
  const match = await poll(look, { everyMs: 20, withinMs }, server.hasEnded);
  if (match) return match;
  const what = server.hasEnded() ? 'ended before it was ready' : `was not ready within ${withinMs / 1_000} s`;
  await server.stop();
  throw new Error(`${name} ${what}. It said: ${server.output().trim() || '(nothing)'}`);
}
