import type { Checks } from '../../tryout/checks';
import type { Early } from './early';
import type { Progress } from '../../console/progress';
import type { RunDirectory } from '../../processes/run-directory';
import type { TryOutPlan } from './titles';
import type { ProfileChecks } from './profile-checks';

export interface TryOutOptions {
  readonly projectRoot: string;
  /** Whose templates are checked; what is deployed is always `DEPLOYED_PROFILE`. */
  readonly profile: string;
  readonly profileChecks: ProfileChecks;
  readonly checks: Checks;
  readonly progress: Progress;
  /** Of the workload. */
  readonly seed: number;
}

export interface TriedOut {
  /** Folders of the synthesized templates, by profile. */
  readonly assemblies: ReadonlyMap<string, string>;
  /** How to talk to what still runs: a line each. */
  readonly addresses: readonly string[];
}

/** What the parts share. */
export interface TryOut extends TryOutOptions {
  readonly plan: TryOutPlan;
  readonly run: RunDirectory;
  readonly early: Early;
  /** What was begun before its step, and must have ended before anything is stopped. */
  readonly pending: Promise<unknown>[];
  readonly addresses: string[];
  /** What to stop at the end, the last first. */
  readonly stops: (() => Promise<void>)[];
}
