/**
 * The whole try-out: claims in the templates, both stores, both APIs and the trigger, on whatever engines this machine has.
 */
import type { Checks } from './checks';
import { DEPLOYED_PROFILE } from './deployment';
import { beginEarly, type Early } from './early';
import { apiParts } from './try-out-apis';
import { storeParts } from './try-out-stores';
import { Plan, PlanBroken } from './plan';
import type { Progress } from '../console/progress';
import { openRunDirectory, type RunDirectory } from '../processes/run-directory';
import type { ProfileChecks } from './start';

export const titlesOf = (profile: string) => ({
  python: 'Python environment with MiniStack',
  mongo: 'Server of the MongoDB protocol',
  synth: `cdk synth of profile ${profile}`,
  claims: `Claims and rules of profile ${profile}`,
  deployable: `cdk synth of profile ${DEPLOYED_PROFILE} for this machine's engines`,
  dynamoDbStore: 'DynamoDB by the SDK',
  mongoDbStore: 'MongoDB by the driver',
  server: 'MiniStack on a loopback port',
  bootstrap: 'cdk bootstrap',
  deploy: 'cdk deploy of both sides',
  stream: 'Orders in DynamoDB, totals by the trigger',
  dynamoDbApi: 'DynamoDB over HTTP, without a function',
  atlasApi: 'Atlas’s API over HTTP, by its function',
});
export type TryOutPlan = Plan<keyof ReturnType<typeof titlesOf>>;

export interface TryOutOptions {
  readonly projectRoot: string;
  /** Whose templates are checked; what is deployed is always {@link DEPLOYED_PROFILE}. */
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

/**
 * Adds the results of every part to `checks`. What it started runs until `stops` are called, the last first; they are there also when
 * something failed.
 */
export async function tryOut(options: TryOutOptions, stops: (() => Promise<void>)[]): Promise<TriedOut> {
  const { profile, checks, progress } = options;
  const plan = new Plan(titlesOf(profile), checks, progress);
  const assemblies = new Map<string, string>();
  const addresses: string[] = [];
  const pending: Promise<unknown>[] = [];
  const run = await openRunDirectory();
  stops.push(run.remove);
  const early = beginEarly({ ...options, run, stops });
  try {
    await inOrder({ ...options, plan, run, early, pending, stops, addresses }, assemblies);
  } catch (error) {
    if (!(error instanceof PlanBroken)) throw error;
    plan.skipRest(error.message);
  } finally {
    await Promise.allSettled([early.settled(), ...pending]);
  }
  return { assemblies, addresses };
}

async function inOrder(all: TryOut, assemblies: Map<string, string>): Promise<void> {
  const { plan, early, profile, profileChecks, checks } = all;
  const mongo = await plan.optional('mongo', early.mongo);
  const assembly = await plan.step('synth', early.synth);
  await plan.step('claims', () => profileChecks(assembly, profile, checks));
  assemblies.set(profile, assembly.folder);
  const deployable = await plan.step('deployable', async (note) => {
    assemblies.set(DEPLOYED_PROFILE, (await early.deployedProfile(note)).folder);
    return early.deployable(note);
  });

  await storeParts(all, deployable, mongo);
  await apiParts(all, deployable, mongo);
}
