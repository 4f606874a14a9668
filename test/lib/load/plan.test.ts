import { DISTRIBUTIONS, placesOf, zipfianRanks } from '../../../lib/load/keys';
import { Plan, type PlanOptions } from '../../../lib/load/plan';
import { seededRandom } from '../../../lib/load/random';

const NONE = { put: 0, get: 0, listByCustomer: 0, listByStatus: 0, changeStatus: 0, delete: 0 };
const plan = (options: Partial<PlanOptions> = {}): Plan =>
  new Plan({
    workload: { operations: { ...NONE, get: 1 }, refused: 0 },
    records: 1_000,
    distribution: 'uniform',
    seed: 1,
    ...options,
  });
const first = (count: number, of: Plan) => Array.from({ length: count }, () => of.next());

describe('keys', () => {
  const count = 100;
  const draws = 50_000;
  const times = (next: () => number): number[] => {
    const found = Array<number>(count).fill(0);
    for (let draw = 0; draw < draws; draw += 1) {
      const at = next();
      found[at] = (found[at] as number) + 1;
    }
    return found;
  };

  it('are as often as Zipf has it, with an exponent of 0.99', () => {
    const found = times(zipfianRanks(count, seededRandom(3)));
    const all = Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** 0.99).reduce((sum, one) => sum + one);
    expect((found[0] as number) / draws).toBeCloseTo(1 / all, 1.9);
    expect((found[1] as number) / draws).toBeCloseTo(0.5 ** 0.99 / all, 1.9);
    expect(found.slice(0, 10).reduce((sum, one) => sum + one) / draws).toBeCloseTo(0.569, 1);
  });

  it('that are popular lie anywhere where they are scrambled, and first where the newest are asked for', () => {
    const places = (name: (typeof DISTRIBUTIONS)[number]) => times(placesOf(name, count, seededRandom(3)));
    const hottest = (found: readonly number[]): number => found.indexOf(Math.max(...found));
    expect(hottest(places('latest'))).toBe(0);
    expect(hottest(places('zipfian'))).not.toBe(0);
    expect(Math.max(...places('zipfian'))).toBeGreaterThan(draws / 8);
  });

  it('are equally often where they are uniform', () => {
    const found = times(placesOf('uniform', count, seededRandom(3)));
    expect(Math.min(...found)).toBeGreaterThan(draws / count / 1.4);
    expect(Math.max(...found)).toBeLessThan((draws / count) * 1.4);
  });

  it.each(DISTRIBUTIONS)('of one record are that record: %s', (name) => {
    expect(first(20, plan({ records: 1, distribution: name })).map(({ key }) => key)).toStrictEqual(Array(20).fill(0));
  });
});

describe('operations', () => {
  const workload = {
    operations: { ...NONE, put: 20, get: 50, changeStatus: 20, delete: 10 },
    refused: 0.1,
  };

  it('are the same for the same seed, and others for another', () => {
    const of = (seed: number) => first(500, plan({ workload, seed, distribution: 'zipfian' }));
    expect(of(5)).toStrictEqual(of(5));
    expect(of(5)).not.toStrictEqual(of(6));
  });

  it('are mixed as the workload says, with its share of refusals among the writes', () => {
    const planned = first(20_000, plan({ workload }));
    const share = (kind: string): number => planned.filter((one) => one.kind === kind).length / planned.length;
    expect(share('get')).toBeCloseTo(0.5, 1.5);
    expect(share('delete')).toBeCloseTo(0.1, 1.5);
    const refused = planned.filter(({ isRefused }) => isRefused);
    expect(refused.length / planned.length).toBeCloseTo(0.05, 1.5);
    expect(refused.some(({ kind }) => kind === 'get')).toBe(false);
  });

  it('put each order once, and delete none twice', () => {
    const own = plan({ workload: { ...workload, refused: 0 } });
    const planned = first(5_000, own);
    const keys = (kind: string) => planned.filter((one) => one.kind === kind).map(({ key }) => key);
    const [put, deleted] = [keys('put'), keys('delete')];
    expect(put).toStrictEqual(put.map((_, at) => 1_000 + at));
    expect(new Set(deleted).size).toBe(deleted.length);
    expect(own.records).toBe(1_000 + put.length);
  });

  it('ask for what was put lately where the latest are popular, and for nothing that is not there', () => {
    const latest = { operations: { ...NONE, put: 1, get: 1 }, refused: 0 };
    const own = plan({ workload: latest, distribution: 'latest' });
    first(5_000, own);
    const planned = Array.from({ length: 2_000 }, () => ({ ...own.next(), records: own.records }));
    const reads = planned.filter(({ kind }) => kind === 'get');
    expect(reads.every(({ key, records }) => key < records)).toBe(true);
    expect(reads.filter(({ key, records }) => key >= records - 500).length / reads.length).toBeGreaterThan(0.5);
  });
});
