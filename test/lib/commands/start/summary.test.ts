import { Checks } from '../../../../lib/tryout/checks';
import { observationsOf } from '../../../../lib/tryout/run-observations';
import { observationsSchema } from '../../../../lib/claims/observations/observations';
import { dataOf, endText, partsText, type TryOutResult } from '../../../../lib/commands/start/summary';

const result = (add: (checks: Checks) => void, more: Partial<TryOutResult> = {}): TryOutResult => {
  const checks = new Checks();
  add(checks);
  return { checks, profile: 'trial', page: 'report/index.html', claims: ['REL-04', 'SEC-04'], ...more };
};
const TRIGGER = { side: 'dynamodb', engine: 'an emulator', claims: ['INT-01'] } as const;
const summaryOf = (of: TryOutResult, colour: boolean): string => partsText(of.checks, colour) + endText(of, [], colour);
const lastLines = (text: string): string[] => text.trimEnd().split('\n').slice(-3);

const good = result((checks) => {
  const part = new Checks(TRIGGER);
  part.passed('totals are kept', { operations: 12, milliseconds: 3 });
  part.passed('poison is parked', { operations: 1, milliseconds: 3 });
  checks.take(part, 'the trigger');
});
const lacking = result((checks) => {
  const part = new Checks(TRIGGER);
  part.skipped('the trigger', 'no Python; install it');
  checks.take(part, 'the trigger');
});

describe('the summary of a try-out', () => {
  it('has a line a part, with how much was done', () => {
    expect(summaryOf(good, false)).toContain('passed  the trigger: 2 checks, 13 operations\n');
  });

  it('ends with what was shown, what was not, and what to do next', () => {
    expect(lastLines(summaryOf(good, false))).toStrictEqual([
      'Shown: 2 claims in the templates of profile trial, and INT-01 at work on local engines in 13 operations.',
      expect.stringMatching(/^Not shown: anything of AWS or Atlas themselves/),
      expect.stringMatching(/^Next: open report\/index\.html/),
    ]);
  });

  it('says where only a part of a claim was seen', () => {
    const partly = result((checks) => checks.about({ ...TRIGGER, part: 'the same code' }).passed('it runs'));
    expect(lastLines(summaryOf(partly, false))[0]).toContain('and INT-01 (in part) at work');
  });

  it('shows nothing at work that was not run, and says why', () => {
    const text = summaryOf(lacking, false);
    expect(text).toContain('NOT RUN the trigger: no Python; install it');
    expect(lastLines(text)).toStrictEqual([
      'Shown: 2 claims in the templates of profile trial.',
      expect.stringMatching(/^Not shown: 1 that were not run/),
      expect.stringMatching(/^Next: /),
    ]);
  });

  it('does not send on whoever has a failure to look at', () => {
    const failing = result((checks) => checks.about(TRIGGER).failed('totals are kept', 2, 1), { claims: undefined });
    expect(lastLines(summaryOf(failing, false))).toStrictEqual([
      'Shown: no claim in templates.',
      expect.stringMatching(/^Not shown: 1 checks that failed/),
      expect.stringMatching(/^Next: see what failed/),
    ]);
  });

  it('has colours on a terminal only', () => {
    expect(summaryOf(good, false)).not.toContain('\u001b');
    expect(summaryOf(good, true)).not.toBe(summaryOf(good, false));
  });

  it('is data too', () => {
    expect(dataOf(good)).toMatchObject({
      passed: 2,
      profile: 'trial',
      claims: { synth: ['REL-04', 'SEC-04'], local: ['INT-01'] },
      page: 'report/index.html',
      checks: { length: 2 },
    });
  });
});

describe('the observations of a run', () => {
  const { checks } = result((all) => {
    all.passed('no database is in this');
    all.about(TRIGGER).passed('totals are kept', { operations: 12, milliseconds: 3 });
    all.about(TRIGGER).failed('totals are exact', { count: 2 }, 'none');
    all.about(TRIGGER).skipped('the trigger', 'no Python');
  });

  it('are those checks that are about a database, of this machine', () => {
    expect(observationsSchema.parse(observationsOf(checks, 'trial'))).toStrictEqual({
      schemaVersion: 1,
      place: 'local',
      profile: 'trial',
      observations: [
        { title: 'totals are kept', ...TRIGGER, outcome: 'passed', operations: 12, milliseconds: 3 },
        { title: 'totals are exact', ...TRIGGER, outcome: 'failed', reason: 'expected { count: 2 }, got none' },
        { title: 'the trigger', ...TRIGGER, outcome: 'skipped', reason: 'no Python' },
      ],
    });
  });
});
