import type { Checks } from '../../lib/tryout/checks';

/** One kind of attack on whoever tries the project on a machine that others share. */
export interface Attack {
  /** What is tried, as "Another user's page asks each listener of npm start". */
  readonly title: string;
  /**
   * Carries it out, bounded in time and on loopback only, stops what it started, and records for each try whether it was refused.
   *
   * @param folder empty, mode 0700, removed afterwards
   */
  readonly run: (checks: Checks, folder: string) => Promise<void>;
}
