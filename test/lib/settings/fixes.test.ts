import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { override } from '../../../lib/settings/override';
import { rules } from '../../../lib/settings/rules';
import { allowedOverrides } from '../../support/setting-values';
import { commandsOf, problemsOf, settingsBeforeRules, type Context } from '../../support/settings';
import { ruleCases } from './rules/cases';
import { runs } from '../../support/runs';

/** Fixes that can be typed as they are and leave what their rule finds wrong with that setting. */
function uselessFixes(context: Context): { fix: Context; left: unknown }[] {
  const settings = settingsBeforeRules(context);
  const found = rules.flatMap(({ find }) =>
    find(settings).flatMap((problem) =>
      commandsOf(problem).map((fix) => ({
        fix,
        left: find(settingsBeforeRules({ ...context, ...fix })).filter(({ setting }) => setting === problem.setting),
      })),
    ),
  );
  return found.filter(({ left }) => left.length > 0);
}

describe.each(ruleCases)('the fix of $what', ({ refused, setting }) => {
  it('removes the problem', () => {
    expect(uselessFixes(refused)).toStrictEqual([]);
  });

  it('can be typed as it is', () => {
    const problems = problemsOf(refused).filter((problem) => problem.setting === setting);
    for (const problem of problems) expect(commandsOf(problem)).not.toStrictEqual([]);
  });
});

it('removes the problem in any combination of allowed values', () => {
  fc.assert(
    fc.property(allowedOverrides, (context) => {
      expect(uselessFixes(context)).toStrictEqual([]);
    }),
    { numRuns: runs(40) },
  );
});

it.each([
  ['region', 'eu_wst_1'],
  ['dynamodb.replicas', '["eu-wst-2"]'],
  ['atlas.instanceSize', 'M7'],
  ['atlas.orgId', 'acme'],
  ['atlas.cidr', '10.0.0.0/25'],
  ['atlas.electableNodes', 'three'],
  ['profile', 'produktion'],
])('removes what is wrong with %s=%s by itself', (setting, given) => {
  const [problem] = problemsOf({ [setting]: given });
  const [fix] = problem ? commandsOf(problem) : [];
  expect(fix).toHaveProperty([setting]);
  expect(problemsOf({ ...fix })).toStrictEqual([]);
});

it('reaches the app through a shell as it was meant', () => {
  const command = override('dynamodb.replicas', ['eu-west-2', 'eu-west-3']);
  const [, argument] = execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], { encoding: 'utf8' }).split('\n');
  expect(argument).toBe('dynamodb.replicas=["eu-west-2","eu-west-3"]');
});
