/** The parts of `npm start` as they are put together, with nothing in them: one fails, and it shows what goes with it. */
import { tryOutParts } from '../../lib/commands/start/parts';
import { pagePart } from '../../lib/commands/start/page';
import { runCredentials } from '../../lib/engines/run-credentials';
import { Checks } from '../../lib/tryout/checks';
import { RunPlan, type Needs, type PartResult, type Work } from '../../lib/tryout/run-plan';
import { quiet } from './command-line';

class DamagedPlan extends RunPlan {
  readonly titles: string[] = [];

  constructor(
    checks: Checks,
    private readonly failing: string | undefined,
    private readonly failure: Error,
  ) {
    super(checks, quiet);
  }

  protected override add<N extends Needs, T>(
    title: string,
    needs: N,
    _work: Work<N, T>,
    ...turn: [Promise<void>, (() => void)?]
  ): PartResult<T> {
    this.titles.push(title);
    const nothing = async (): Promise<T> => {
      if (title === this.failing) throw this.failure;
      return undefined as T;
    };
    return super.add(title, needs, nothing, ...turn);
  }
}

export interface Damage {
  /** All parts, in their order. */
  readonly titles: readonly string[];
  readonly failed: readonly string[];
  readonly leftOut: readonly string[];
  readonly passed: readonly string[];
}

/** @param failing title of the part that ends in `failure` */
export async function damagedBy(
  failing?: string,
  failure = new Error('damaged'),
  env: NodeJS.ProcessEnv = {},
): Promise<Damage> {
  const checks = new Checks();
  const plan = new DamagedPlan(checks, failing, failure);
  const never = (): never => {
    throw new Error('nothing is run here');
  };
  const run = {
    plan,
    env,
    seed: 1,
    cdk: never,
    folder: '/nowhere',
    credentials: runCredentials(),
    addresses: [],
    stops: [],
  };
  const { assemblies, load } = tryOutParts(run, 'trial', {});
  pagePart(plan, checks, assemblies, load);
  await plan.run();
  const those = (outcome: string): string[] =>
    checks.list.filter((check) => check.outcome === outcome).map(({ title }) => title);
  return { titles: plan.titles, failed: those('failed'), leftOut: those('skipped'), passed: those('passed') };
}
