import { autoscaledUnits } from '../../../../lib/costs/metering/autoscaled';

const bounds = { least: 5, most: 400, target: 70 };

it.each([
  ['what keeps the target’s share in use', 100, 143],
  ['and a unit more where that is no whole number', 100.1, 143],
  ['no unit more for a share that has no binary fraction', 70, 100],
  ['never less than the least', 1, 5],
  ['nor with nothing to do', 0, 5],
  ['never more than the most', 1_000, 400],
])('has %s', (_, used, units) => expect(autoscaledUnits(used, bounds)).toBe(units));
