import { Misuse } from '../../errors';
import type { Target } from '../../load/results';
import { isShuttingDown } from '../../processes/shutdown';

/** The sides that were measured, and why each other was not. */
export interface EachSide<T> {
  readonly measured: readonly [T, ...T[]];
  readonly failed: readonly { readonly target: Target; readonly error: unknown }[];
}

/**
 * One after the other: side by side they would share what asks them. What one fails of says nothing about the other, whose measurement may
 * have been paid for.
 *
 * @throws what the first has failed of where none was measured, and at once where it is Misuse
 */
export async function eachSide<Side extends { readonly target: Target }, T extends object>(
  sides: readonly Side[],
  measure: (side: Side) => Promise<T>,
): Promise<EachSide<T>> {
  const measured: T[] = [];
  const failed: { target: Target; error: unknown }[] = [];
  for (const side of sides) {
    try {
      measured.push(await measure(side));
    } catch (error) {
      if (isShuttingDown() || (error instanceof Misuse && measured.length === 0)) throw error;
      failed.push({ target: side.target, error });
    }
  }
  const [first, ...others] = measured;
  if (!first) throw failed[0]?.error;
  return { measured: [first, ...others], failed };
}
