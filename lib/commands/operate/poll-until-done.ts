import { StillRunning } from '../../errors';
import type { Context } from './step';

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;

/**
 * Looks again and again until there is nothing left to wait for.
 *
 * @param look says what is still going on, or nothing when it has ended
 * @throws StillRunning when the time is up
 */
export async function pollUntilDone(
  look: () => Promise<string | undefined>,
  { world, deadline, note }: Context,
): Promise<void> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const goingOn = await look();
    if (goingOn === undefined) return;
    if (world.now() + pause > deadline) {
      throw new StillRunning(`It was started and goes on by itself; the last that was seen: ${goingOn}.`);
    }
    note(goingOn);
    await world.wait(pause);
  }
}
