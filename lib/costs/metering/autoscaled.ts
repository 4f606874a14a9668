/** Bounds of autoscaled capacity, and the share of it that is to be in use. */
export interface Autoscaling {
  readonly least: number;
  readonly most: number;
  /** Percent. */
  readonly target: number;
}

/**
 * Units of an hour that uses so many a second. What happens within the hour, and how long autoscaling takes to follow, is left out.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ProvisionedThroughput.html
 */
export const autoscaledUnits = (used: number, { least, most, target }: Autoscaling): number =>
  Math.min(most, Math.max(least, Math.ceil(wanted(used, target))));

/** Of a share that is no binary fraction, as 0.07 of 100, no unit more is taken for the last digit. */
const wanted = (used: number, target: number): number => Number(((used * 100) / target).toPrecision(12));
