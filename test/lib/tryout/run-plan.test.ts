import { setTimeout as sleep } from 'node:timers/promises';
import { NotRun } from '../../../lib/errors';
import { Checks } from '../../../lib/tryout/checks';
import { orNone, RunPlan } from '../../../lib/tryout/run-plan';
import { quiet } from '../../support/command-line';

const newPlan = () => {
  const checks = new Checks();
  return { checks, plan: new RunPlan(checks, quiet) };
};
const outcomes = (checks: Checks): string[] => checks.list.map(({ title, outcome }) => `${title}: ${outcome}`);
const nothing = async (): Promise<void> => undefined;
const broken = (): Promise<never> => Promise.reject(new Error('no'));

describe('a plan', () => {
  it('counts a part that ends well as a check', async () => {
    const { plan, checks } = newPlan();
    plan.part('one', {}, async () => 5);
    await plan.run();
    expect(outcomes(checks)).toStrictEqual(['one: passed']);
  });

  it('leaves it to a part’s own checks where it has some, and says which part they are of', async () => {
    const { plan, checks } = newPlan();
    plan.part('one', {}, async (_, turn) => turn.checks.equal('inside', 1, 2));
    await plan.run();
    expect(checks.list).toMatchObject([{ title: 'inside', outcome: 'failed', part: 'one' }]);
  });

  it('leaves out what needs a part that failed, by however many others, and goes on with the rest', async () => {
    const { plan, checks } = newPlan();
    const one = plan.part('one', {}, broken);
    const two = plan.part('two', { one }, nothing);
    plan.part('three', { two }, nothing);
    plan.part('four', {}, nothing);
    await plan.run();
    expect(outcomes(checks)).toStrictEqual(['one: failed', 'two: skipped', 'three: skipped', 'four: passed']);
    expect(checks.list).toMatchObject([{}, { reason: '"one" failed' }, { reason: '"one" failed' }, {}]);
  });

  it('says of a part that cannot be run here why, and of what needs it that it is so', async () => {
    const { plan, checks } = newPlan();
    const one = plan.part('one', {}, () => Promise.reject(new NotRun('no server')));
    plan.part('two', { one }, nothing);
    await plan.run();
    expect(checks.list).toMatchObject([
      { title: 'one', outcome: 'skipped', reason: 'no server' },
      { title: 'two', outcome: 'skipped', reason: '"one" cannot be run here' },
    ]);
  });

  it('goes on without a result that a part can do without', async () => {
    const { plan } = newPlan();
    const one = plan.part('one', {}, broken);
    const two = plan.part('two', { one: orNone(one) }, async (results) => results);
    await plan.run();
    expect(await two()).toStrictEqual({ one: undefined });
  });

  it('begins a part in its turn, and an early one at once, as far as what it needs is there', async () => {
    const { plan, checks } = newPlan();
    const begun: string[] = [];
    const begins = (what: string) => async () => void begun.push(what);
    const first = plan.part('first', {}, begins('first'));
    plan.part('second', {}, begins('second'));
    plan.early('early', {}, begins('early'));
    plan.early('needy', { first }, begins('needy'));
    await sleep(0);
    expect(begun).toStrictEqual(['early']);
    await plan.run();
    expect(begun.slice(0, 3)).toStrictEqual(['early', 'first', expect.stringMatching('needy|second')]);
    expect(outcomes(checks)).toStrictEqual(['first: passed', 'second: passed', 'early: passed', 'needy: passed']);
  });
});
