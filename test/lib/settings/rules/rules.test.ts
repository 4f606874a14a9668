import type { Problem } from '../../../../lib/settings/problem';
import { rules } from '../../../../lib/settings/rules';
import { problemsOf, refusal, settingsBeforeRules, shown } from '../../../support/settings';
import { ruleCases } from './cases';
import type { RuleCase } from './cases/rule-case';

/** Of the problems of a case, those that are the rule's. */
const ofRule = (problems: readonly Problem[], { setting, allowed }: RuleCase): Problem[] =>
  problems.filter((one) => one.setting === setting && allowed.test(one.allowed));

describe.each(ruleCases)('$what', (ruleCase) => {
  const { refused, setting, given, accepted } = ruleCase;

  it('is refused once, with setting, given value, what is allowed and the fix', () => {
    const { problems, message } = refusal(refused);
    const found = ofRule(problems, ruleCase);
    expect(found).toStrictEqual([
      { setting, given, allowed: expect.stringMatching(/./), fix: expect.stringMatching(/./) },
    ]);
    found.forEach((problem) => expect(message).toContain(shown(problem)));
  });

  it('is accepted put right', () => {
    expect(problemsOf(accepted)).toStrictEqual([]);
  });
});

it('names the problems of every case, and their fixes, as they were reviewed', () => {
  const found = ruleCases.map(({ what, refused }) => {
    const problems = problemsOf(refused).map(({ setting, fix }) => `${setting}: ${fix}`);
    return [what, problems];
  });
  expect(Object.fromEntries(found)).toMatchSnapshot();
});

it('is shown of every rule', () => {
  const settings = ruleCases.map(({ refused }) => settingsBeforeRules(refused));
  const neverSeen = rules.filter(({ find }) => !settings.some((one) => find(one).length > 0)).map(({ id }) => id);
  expect(neverSeen).toStrictEqual([]);
});
