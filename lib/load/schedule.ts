/** One of several that share a schedule: the first is 0. */
export interface Part {
  readonly index: number;
  readonly of: number;
}
export const WHOLE: Part = { index: 0, of: 1 };

/** Operations a second, evenly. */
export interface Schedule {
  readonly rate: number;
  readonly part: Part;
}

/** Milliseconds after the start at which the part's operation of this number is to be sent: all parts together make the whole rate. */
export const intendedAt = ({ rate, part }: Schedule, number: number): number =>
  ((number * part.of + part.index) * 1_000) / rate;
