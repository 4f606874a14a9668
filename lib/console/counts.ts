/** Ends a run's output, for whoever counts. */
export const countsLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Success means that something was shown and nothing failed. */
export const exitCodeOf = ({ passed, failed }: Counts): 0 | 1 => (passed > 0 && failed === 0 ? 0 : 1);

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
