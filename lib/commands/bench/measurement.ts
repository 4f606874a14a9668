/** One measured thing held against its target. */
export interface Measurement {
  readonly what: string;
  /** What a reader can run to get the number alone. */
  readonly command: string;
  /** How often it was measured; warm-ups are not counted. */
  readonly runs: number;
  readonly unit: 's' | 'ms' | 'ns' | 'writes';
  /** Median of the runs. */
  readonly median: number;
  /** What it was compared with in the same run. */
  readonly baseline?: Baseline;
  readonly target: MeasurementTarget;
  /** What helps to judge the number. */
  readonly note?: string;
}

export interface Baseline {
  readonly command: string;
  /** Median of as many runs, in the same unit. */
  readonly median: number;
}

/** `ratio` is the median divided by the baseline's. */
export interface MeasurementTarget {
  readonly of: 'median' | 'ratio';
  readonly atMost: number;
}

/** How many times the baseline was needed. */
export const ratioOf = ({ median, baseline }: Pick<Measurement, 'median' | 'baseline'>): number | undefined =>
  baseline && median / baseline.median;

/** @throws RangeError for a target of a ratio where nothing was compared, which no measurement could miss */
export function isMet(finding: Measurement): boolean {
  const value = finding.target.of === 'median' ? finding.median : ratioOf(finding);
  if (value === undefined || Number.isNaN(value))
    throw new RangeError(`"${finding.what}" has no ${finding.target.of} to judge`);
  return value <= finding.target.atMost;
}
