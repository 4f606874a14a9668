import { mergedResults } from '../../../lib/load/merge';
import { readResults, type LoadResults } from '../../../lib/load/results';
import { latenessFault, measuredSeconds, percentilesOf, totalsOf } from '../../../lib/load/summary';
import { aLoadRun, anOperation, aTiming, someResults } from '../../support/load-results';

const times = Array.from({ length: 200 }, (_, n) => 1 + ((n * 37) % 200) / 7);
const part = (index: number, of: number): LoadResults =>
  someResults(
    [
      aLoadRun({
        operations: {
          get: anOperation(
            times.filter((_, at) => at % of === index),
            index === 0 ? { refused: { ORDER_NOT_FOUND: 2 } } : {},
          ),
        },
        units: { get: { answers: 2, table: 1.5, indexes: { 'by-status': 1 }, estimated: 0 } },
        retries: 1,
        lateness: aTiming([index]),
      }),
    ],
    { parts: [{ id: `a-${index}`, seed: index, startedAt: 'then' }] },
  );

it('four workers give what one run over the same samples gives', () => {
  const [run] = mergedResults([0, 1, 2, 3].map((index) => part(index, 4))).runs;
  const [whole] = part(0, 1).runs;
  expect(run?.operations).toStrictEqual(whole?.operations);
  expect(run?.units?.get).toStrictEqual({ answers: 8, table: 6, indexes: { 'by-status': 4 }, estimated: 0 });
  expect([run?.retries, run?.lateness.count]).toStrictEqual([4, 4]);
});

it('adds up the rates of those that ran side by side, and the time of those that came after each other', () => {
  expect(
    measuredSeconds([
      [0, 10_000],
      [1_000, 11_000],
    ]),
  ).toBe(11);
  expect(
    measuredSeconds([
      [20_000, 30_000],
      [0, 10_000],
    ]),
  ).toBe(20);
  const [run] = mergedResults([part(0, 2), part(1, 2)]).runs;
  expect(run && totalsOf(run).throughput).toBe(20);
});

it('keeps sides and engines apart', () => {
  const other = someResults([aLoadRun({ target: 'atlas' })], { parts: [{ id: 'b', seed: 1, startedAt: 'then' }] });
  expect(mergedResults([part(0, 1), other]).runs.map(({ target }) => target)).toStrictEqual(['dynamodb', 'atlas']);
});

it('carries why a part is not valid', () => {
  const held = someResults([aLoadRun({ invalid: ['it was late'] })], {
    parts: [{ id: 'b', seed: 1, startedAt: 'then' }],
  });
  expect(mergedResults([part(0, 1), held]).runs[0]?.invalid).toStrictEqual(['it was late']);
});

it.each<[string, LoadResults, RegExp]>([
  ['two places', { ...part(1, 2), place: 'live' }, /two places, local and live/],
  [
    'two loads',
    { ...part(1, 2), load: { ...part(1, 2).load, keys: 'zipfian', records: 5, rampMs: 9 } },
    /differ in keys, records, rampMs/,
  ],
  ['a part twice', part(0, 2), /^Part a-0 is there twice/],
])('refuses %s', (_, other, message) => {
  expect(() => mergedResults([part(0, 2), other])).toThrow(message);
});

describe('a file', () => {
  const damaged = (change: (results: any) => void): string => {
    const results = structuredClone(someResults());
    change(results);
    return JSON.stringify(results);
  };

  it('is read as it was written', () => {
    expect(readResults(JSON.stringify(someResults()), 'a.json')).toStrictEqual(someResults());
  });

  it.each<[string, string, RegExp]>([
    ['is not JSON', 'x', /^a\.json is no result of npm run load: it is not JSON/],
    ['lacks something', damaged((results) => delete results.place), /: place: /],
    [
      'does not add up',
      damaged((results) => (results.runs[0].operations.get.issued = 5)),
      /5 operations issued, and 4/,
    ],
    ['lacks times', damaged((results) => (results.runs[0].operations.get.service.count = 5)), /times of 5 operations/],
    [
      'has a broken histogram',
      damaged((results) => (results.runs[0].operations.get.service.histogram = 'AAAA')),
      /cannot be read/,
    ],
  ])('that %s is refused', (_, text, message) => {
    expect(() => readResults(text, 'a.json')).toThrow(message);
  });
});

it('reads percentiles off', () => {
  const { at, max } = percentilesOf(aTiming([1, 2, 3, 100.4567])) ?? {};
  expect(at?.map(({ ms }) => ms)).toStrictEqual(
    [2, 100, 100, 100].map((ms) => (ms === 2 ? expect.closeTo(2, 2) : expect.closeTo(100.457, 2))),
  );
  expect(max).toBe(100.457);
  expect(percentilesOf(aTiming([]))).toBeUndefined();
});

it('says of a generator that was held back that its times are not the database’s', () => {
  expect(latenessFault(aTiming([1, 60]), 50)).toMatch(/60\.0 ms late at the 99th percentile, more than 50 ms/);
  expect(latenessFault(aTiming([1, 40]), 50)).toBeUndefined();
});
