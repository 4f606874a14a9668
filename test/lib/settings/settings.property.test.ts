import fc from 'fast-check';
import { rules } from '../../../lib/settings/rules';
import { readSettings } from '../../../lib/settings/read-settings';
import { SettingsError } from '../../../lib/settings/problem';
import { settingsSchema, type Settings } from '../../../lib/settings/schema';
import { allowedOverrides, anyContext } from '../../support/setting-values';
import type { Context } from '../../support/settings';
import { runs } from '../../support/runs';

const outcome = (context: Context): Settings | SettingsError => {
  try {
    return readSettings(context);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
};

function expectWhole(result: Settings | SettingsError): void {
  if (result instanceof SettingsError) {
    expect(result.problems.length).toBeGreaterThan(0);
    // A head, four lines each with one between them, and an end.
    expect(result.message.split(/[\r\n]/)).toHaveLength(5 * result.problems.length + 2);
    for (const { setting, allowed, fix } of result.problems) {
      expect([typeof setting, allowed.length > 0, fix.length > 0]).toStrictEqual(['string', true, true]);
    }
    return;
  }
  expect(settingsSchema.parse(result)).toStrictEqual(result);
  expect(rules.flatMap(({ find }) => find(result))).toStrictEqual([]);

  const groups = [result.atlas, ...result.atlas.otherRegions];
  const electable = groups.reduce((total, { electableNodes }) => total + electableNodes, 0);
  const others = groups.reduce((total, { readOnlyNodes, analyticsNodes }) => total + readOnlyNodes + analyticsNodes, 0);
  expect([3, 5, 7]).toContain(electable);
  expect(electable + others).toBeLessThanOrEqual(50);
}

it('makes usable settings or names problems of whatever the context holds', () => {
  fc.assert(
    fc.property(anyContext, (context) => expectWhole(outcome(context))),
    { numRuns: runs(150) },
  );
});

it('makes usable settings or names problems of allowed values in any combination', () => {
  fc.assert(
    fc.property(allowedOverrides, (context) => expectWhole(outcome(context))),
    { numRuns: runs(150) },
  );
});

it('accepts some combinations and refuses others', () => {
  const outcomes = fc.sample(allowedOverrides, { numRuns: 100, seed: 1 }).map(outcome);
  expect(new Set(outcomes.map((one) => one instanceof SettingsError))).toStrictEqual(new Set([true, false]));
});
