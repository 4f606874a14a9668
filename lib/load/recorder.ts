/**
 * Counts times as HdrHistogram does, at a price that a run does not feel: a count for each microsecond up to 2,048, and for each of
 * 1,024 steps of every power of two above. `Timing` makes a histogram of it.
 */
const STEPS_BITS = 10;
const STEPS = 1 << STEPS_BITS;
/** An hour; what takes longer counts as that, and is known by its maximum. */
export const LONGEST_US = 3_600_000_000;

const slotOf = (value: number): number => {
  if (value < 2 * STEPS) return value;
  const power = 31 - STEPS_BITS - Math.clz32(value);
  return (power << STEPS_BITS) + (value >>> power);
};
/** The least value of a slot. */
const valueOf = (slot: number): number =>
  slot < 2 * STEPS ? slot : (STEPS + (slot % STEPS)) * 2 ** (Math.floor(slot / STEPS) - 1);

/** In whole microseconds. */
export class Recorder {
  count = 0;
  sum = 0;
  min = Infinity;
  max = 0;
  private readonly counts = new Uint32Array(slotOf(LONGEST_US) + 1);

  record(milliseconds: number): void {
    const value = milliseconds > 0 ? Math.round(milliseconds * 1_000) : 0;
    this.count += 1;
    this.sum += value;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    const slot = slotOf(value < LONGEST_US ? value : LONGEST_US);
    this.counts[slot] = (this.counts[slot] as number) + 1;
  }

  /** Values, each with how often it was there. */
  *values(): Generator<readonly [value: number, count: number]> {
    const last = slotOf(Math.min(this.max, LONGEST_US));
    for (let slot = slotOf(Math.min(this.min, LONGEST_US)); slot <= last; slot += 1) {
      const count = this.counts[slot] as number;
      if (count) yield [valueOf(slot), count];
    }
  }

  /** Microseconds, to one of a thousand; 0 where nothing was recorded. */
  percentile(percent: number): number {
    let left = Math.ceil((this.count * percent) / 100);
    for (const [value, count] of this.values()) if ((left -= count) <= 0) return value;
    return 0;
  }

  clear(): void {
    this.counts.fill(0);
    [this.count, this.sum, this.min, this.max] = [0, 0, Infinity, 0];
  }
}
