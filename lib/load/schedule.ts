/** One of several that share a schedule: the first is 0. */
export interface Part {
  readonly index: number;
  readonly of: number;
}
export const WHOLE: Part = { index: 0, of: 1 };

/** What several share. */
export interface Shared {
  readonly part: Part;
  /** Milliseconds from the start in which the load climbs evenly from nothing to the whole. */
  readonly rampMs: number;
}

/** Of all parts, the how manieth is the part's of this number. */
const amongAll = ({ index, of }: Part, number: number): number => number * of + index;

/**
 * Milliseconds after the start at which the part's operation of this number is to be sent: all parts together make the whole rate.
 *
 * @param rate operations a second, of all parts
 */
export function intendedAt(rate: number, { part, rampMs }: Shared, number: number): number {
  const atWholeRate = (amongAll(part, number) * 1_000) / rate;
  // While it climbs, as many are due as the square of the time: half of what the whole rate would have sent.
  const half = rampMs / 2;
  return atWholeRate < half ? Math.sqrt(2 * rampMs * atWholeRate) : atWholeRate + half;
}

/** Milliseconds after the start at which the part's lane of this number begins. @param concurrency lanes of each part */
export const laneAt = (concurrency: number, { part, rampMs }: Shared, number: number): number =>
  (rampMs * amongAll(part, number)) / (concurrency * part.of);
