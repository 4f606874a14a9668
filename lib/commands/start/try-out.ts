/**
 * The whole try-out: claims in the templates, both stores, both APIs and the trigger, on whatever engines this machine has.
 */
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { beginEarly } from './early';
import { apiParts } from './try-out-apis';
import { storeParts } from './try-out-stores';
import { RunPlan, PlanBroken } from '../../tryout/run-plan';
import { openRunDirectory } from '../../processes/run-directory';
import type { TryOutOptions, TriedOut, TryOut } from './parts';
import { titlesOf } from './titles';

/**
 * Adds the results of every part to `checks`. What it started runs until `stops` are called, the last first; they are there also when
 * something failed.
 */
export async function tryOut(options: TryOutOptions, stops: (() => Promise<void>)[]): Promise<TriedOut> {
  const { profile, checks, progress } = options;
  const plan = new RunPlan(titlesOf(profile), checks, progress);
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
