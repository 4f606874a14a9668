import { loadFormats } from '../../../../lib/report/load/formats';
import { guaranteesOf } from '../../../../lib/load/guarantees';
import { readResults } from '../../../../lib/load/results';
import { aLoadRun, anOperation, someResults } from '../../../support/load-results';

const both = (kind: 'get' | 'listByStatus') =>
  someResults(
    (['dynamodb', 'atlas'] as const).map((target) =>
      aLoadRun({
        target,
        guarantees: { [kind]: guaranteesOf(target, true)[kind] },
        operations: { [kind]: anOperation([1, 2]) },
      }),
    ),
  );

it('names the place, and what is said of it', () => {
  expect(loadFormats.text(someResults())).toMatch(/^Load orders, local\n.*\nLocal: engines and stand-ins/);
  expect(loadFormats.text({ ...someResults(), place: 'live' })).toMatch(/^Load orders, live\n.*\nLive: one run/);
});

it('accounts for every operation', () => {
  const get = anOperation([1, 2, 3], { issued: 10, failed: { BUSY: 4 }, notSent: 3 });
  const text = loadFormats.text(someResults([aLoadRun({ operations: { get } })]));
  expect(text).toContain(
    '10 operations issued = 3 completed + 4 failed + 0 timed out + 3 not sent; 0.3 completed a second.',
  );
  expect(text).toContain('The rate was not reached');
  expect(text).toContain('4 BUSY');
});

it('shows sides with unequal promises side by side only with that said', () => {
  expect(loadFormats.text(both('get'))).toContain('Both sides promise alike what is shown');
  expect(loadFormats.text(both('listByStatus'))).toMatch(
    /Not promised alike, and so not to be compared: listByStatus \(DynamoDB: eventually .*; Atlas: majority/,
  );
});

it('says of a closed loop what it hides', () => {
  const closed = someResults();
  expect(loadFormats.text({ ...closed, load: { ...closed.load, pace: { concurrency: 4 } } })).toMatch(
    /4 at a time.*waiting does not show/,
  );
});

it('says how much of the warm-up a ramp was', () => {
  const { load, ...results } = someResults();
  const ramped = { ...results, load: { ...load, warmUpMs: 5_000, rampMs: 2_000 } };
  expect(loadFormats.text(ramped)).toContain('5.0 s of warm-up (its first 2.0 s a ramp) left out');
});

it('tells units as answers have them, and what is estimated', () => {
  const units = { get: { answers: 2, table: 1.5, indexes: { a: 1 }, estimated: 3 } };
  expect(loadFormats.md(someResults([aLoadRun({ units })]))).toContain(
    'get 2.5 in 2 answers and about 3 estimated for refused conditions',
  );
});

it('is read where it was written before there were ramps', () => {
  const { load, ...results } = someResults();
  const { rampMs, ...before } = load;
  expect(readResults(JSON.stringify({ ...results, load: before }), 'a').load.rampMs).toBe(rampMs);
});

it('is read back from JSON', () => {
  expect(readResults(loadFormats.json(both('get')), 'a')).toStrictEqual(both('get'));
});
