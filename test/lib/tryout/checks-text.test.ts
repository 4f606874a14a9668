import { Checks } from '../../../lib/tryout/checks';
import { checksData, textReport } from '../../../lib/tryout/checks-text';
import { exitCodeOf } from '../../../lib/console/counts';

const checksOf = (add: (checks: Checks) => void): Checks => {
  const checks = new Checks();
  add(checks);
  return checks;
};
const mixed = checksOf((checks) => {
  checks.equal('same', { a: [1] }, { a: [1] });
  checks.equal('different', 1, '1');
  checks.skipped('elsewhere', 'there is no server; start one');
});

describe('a report', () => {
  it('ends with the plain line of counts', () => {
    expect(textReport(mixed, true).split('\n').at(-2)).toBe('1 passed, 1 failed, 1 skipped');
  });

  it('shows what was expected and found of a failed check', () => {
    expect(textReport(mixed, false)).toContain("FAILED  different\n        expected: '1'\n          actual: 1\n");
  });

  it('lists what was not run, with the reason', () => {
    expect(textReport(mixed, false)).toContain('NOT RUN elsewhere: there is no server; start one');
  });

  it('has no colours unless asked for', () => {
    expect(textReport(mixed, false)).not.toContain('\u001b');
  });

  it('is readable by programs', () => {
    expect(checksData(mixed)).toMatchObject({ passed: 1, failed: 1, skipped: 1, checks: { length: 3 } });
  });
});

describe('the exit code', () => {
  it.each([
    ['something passed and nothing failed', 0, checksOf((checks) => checks.passed('a'))],
    [
      'something was skipped besides',
      0,
      checksOf((checks) => {
        checks.passed('a');
        checks.skipped('b', 'c');
      }),
    ],
    ['one check failed', 1, mixed],
    ['nothing was run', 1, checksOf((checks) => checks.skipped('a', 'b'))],
  ])('when %s is %i', (_, code, checks) => {
    expect(exitCodeOf(checks.counts)).toBe(code);
  });
});
