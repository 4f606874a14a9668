import { rules } from '../../../../lib/settings/rules';
import { problemsOf, refusal, settingsBeforeRules, shown } from '../../../support/settings';
import { ruleCases } from './cases';

describe.each(ruleCases)('$what', ({ refused, setting, given, allowed, accepted }) => {
  it('is refused once, with setting, given value, what is allowed and the fix', () => {
    const { problems, message } = refusal(refused);
    const found = problems.filter((one) => one.setting === setting && allowed.test(one.allowed));
    expect(found).toEqual([{ setting, given, allowed: expect.stringMatching(/./), fix: expect.stringMatching(/./) }]);
    found.forEach((problem) => expect(message).toContain(shown(problem)));
  });

  it('is accepted put right', () => {
    expect(problemsOf(accepted)).toEqual([]);
  });
});

it('is shown of every rule', () => {
  const settings = ruleCases.map(({ refused }) => settingsBeforeRules(refused));
  const neverSeen = rules.filter(({ find }) => !settings.some((one) => find(one).length > 0)).map(({ id }) => id);
  expect(neverSeen).toEqual([]);
});
