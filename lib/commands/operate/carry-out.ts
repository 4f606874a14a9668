import { randomUUID } from 'node:crypto';
import type { Progress } from '../../console/progress';
import type { Plan } from './plan';
import { Refusal } from '../../errors';
import { told } from './step';
import type { World } from '../../services/world';

/** Tells a call that the SDK repeats from a second one. */
export const NEW_TOKEN = '<NewToken>';

/**
 * Carries a plan out, one step after the other; what a step finds out is there for those after it.
 *
 * @param waitMs how long to wait for what goes on by itself
 * @param found is filled with all that was found out, also when it ends early
 * @throws Refusal where it cannot go on, StillRunning where it goes on by itself
 */
export async function carryOut(
  plan: Plan,
  world: World,
  progress: Progress,
  waitMs: number,
  found: Record<string, string>,
): Promise<void> {
  const deadline = world.now() + waitMs;
  const token = { NewToken: randomUUID() };
  for (const step of plan.steps) {
    const known = { ...found, ...token };
    const title = `${step.call}: ${told(step.does, known)}`;
    try {
      Object.assign(found, await progress.step(title, (note) => step.run({ found: known, world, deadline, note })));
    } catch (error) {
      if (error instanceof Refusal) error.message = told(error.message, known);
      throw error;
    }
  }
}
