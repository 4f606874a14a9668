import { workloadOf } from '../../../lib/costs/workload/presets';
import { shapeOf, type LoadResults, type LoadRun } from '../../../lib/load/results';
import { sustainedIn } from '../../../lib/load/sustained';
import { aLoadRun, anOperation, someResults } from '../../support/load-results';

const workload = workloadOf('orders');
const measured = (rate: number, ms: number, changes: Partial<LoadRun> = {}): LoadResults => {
  const get = anOperation(Array<number>(rate * 10).fill(ms));
  const results = someResults([aLoadRun({ target: 'atlas', size: 'M30', operations: { get }, ...changes })], {
    place: 'live',
    parts: [{ id: `at ${rate}`, seed: 1, startedAt: 'then' }],
  });
  return { ...results, load: { ...results.load, pace: { rate }, shape: shapeOf(workload) } };
};

it('is the most that was completed a second within the bound', () => {
  expect(sustainedIn([measured(10, 5), measured(30, 15), measured(50, 40)], workload, 20)).toStrictEqual([
    { size: 'M30', operationsPerSecond: 30, from: 'measured', latencyBound: { percent: 99, ms: 20 } },
  ]);
});

it('is of each size by itself', () => {
  const rates = sustainedIn([measured(10, 5), measured(30, 5, { size: 'M40' })], workload, 20);
  expect(rates.map(({ size, operationsPerSecond }) => [size, operationsPerSecond])).toStrictEqual([
    ['M30', 10],
    ['M40', 30],
  ]);
});

it('counts no run that is not valid, or that has lost operations', () => {
  const lost = { get: anOperation(Array<number>(300).fill(1), { issued: 400, notSent: 100 }) };
  const held = measured(40, 1, { invalid: ['it was late'] });
  const [rate] = sustainedIn([measured(10, 5), measured(30, 1, { operations: lost }), held], workload, 20);
  expect(rate?.operationsPerSecond).toBe(10);
});

it.each<[string, LoadResults, RegExp]>([
  ['of this machine', { ...measured(10, 5), place: 'local' }, /engines of this machine, which say nothing about Atlas/],
  ['of another workload', { ...measured(10, 5), load: { ...measured(10, 5).load, shape: {} } }, /of another workload/],
  ['of no known size', measured(10, 5, { size: undefined as unknown as string }), /no result names the size/],
  ['of DynamoDB', measured(10, 5, { target: 'dynamodb' }), /no result names the size/],
  ['over the bound', measured(10, 50), /no valid run of M30 kept its response time within 20 ms/],
])('refuses results %s', (_, results, message) => {
  expect(() => sustainedIn([results], workload, 20)).toThrow(message);
});
