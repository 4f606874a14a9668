import { Checks } from '../../../lib/tryout/checks';
import { RunPlan, PlanBroken } from '../../../lib/tryout/run-plan';
import type { Progress } from '../../../lib/console/progress';
import { NotRun } from '../../../lib/errors';

const quiet: Progress = { step: (_, run) => run(jest.fn()) };
const newPlan = () => {
  const checks = new Checks();
  return { checks, plan: new RunPlan({ one: 'part one', two: 'part two', three: 'part three' }, checks, quiet) };
};
const outcomes = (checks: Checks): string[] => checks.list.map(({ title, outcome }) => `${title}: ${outcome}`);

describe('a plan', () => {
  it('counts a part that ends well as a check', async () => {
    const { plan, checks } = newPlan();
    expect(await plan.step('one', async () => 5)).toBe(5);
    expect(outcomes(checks)).toEqual(['part one: passed']);
  });

  it('leaves it to a part’s own checks where it has some', async () => {
    const { plan, checks } = newPlan();
    await plan.step('one', async () => {
      checks.equal('inside', 1, 2);
    });
    expect(outcomes(checks)).toEqual(['inside: failed']);
  });

  it('reports what is not reached after a failure', async () => {
    const { plan, checks } = newPlan();
    await expect(plan.step('one', () => Promise.reject(new Error('no')))).rejects.toThrow(PlanBroken);
    plan.skipRest('"part one" failed');
    expect(outcomes(checks)).toEqual(['part one: failed', 'part two: skipped', 'part three: skipped']);
  });

  it('goes on without an optional part that cannot be run here', async () => {
    const { plan, checks } = newPlan();
    expect(await plan.optional('one', () => Promise.reject(new NotRun('no server')))).toBeUndefined();
    expect(checks.list).toMatchObject([{ title: 'part one', outcome: 'skipped', reason: 'no server' }]);
  });

  it('does not go on when an optional part fails', async () => {
    const { plan } = newPlan();
    await expect(plan.optional('one', () => Promise.reject(new Error('broken')))).rejects.toThrow(PlanBroken);
  });
});
