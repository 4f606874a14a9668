import { setTimeout as sleep } from 'node:timers/promises';
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
  const deadline = Date.now() + withinMs;
  while (!server.hasEnded() && Date.now() < deadline) {
    const match = pattern.exec(server.output());
    if (match) return match;
    await sleep(20);
  }
  const what = server.hasEnded() ? 'ended before it was ready' : `was not ready within ${withinMs / 1_000} s`;
  await server.stop();
  throw new Error(`${name} ${what}. It said: ${server.output().trim() || '(nothing)'}`);
}
