/** What the functions count, and their alarms and the dashboard look at. Imports nothing, so that a construct can read it. */

/** Environment variable: the namespace of what a function counts. Without it a function counts nothing. */
export const METRICS_VARIABLE = 'METRICS_NAMESPACE';
export const METRICS_NAMESPACE = 'Orders';
/** The one dimension of these metrics. Its value is the name that the function logs as its `service`. */
export const SERVICE_DIMENSION = 'service';

export const METRICS = {
  /** Changes that are dealt with, whether they were counted or parked. */
  settled: 'Settled',
  /** Changes that cannot be counted and wait for a person. */
  parked: 'Parked',
  /** Changes that were not dealt with and come again. */
  failed: 'Failed',
  /** Of those dealt with, the ones that were made more than {@link LATE_MS} before; of exports, those that should have been made before. */
  late: 'Late',
} as const;

/** Milliseconds. */
export const LATE_MS = 5 * 60_000;
