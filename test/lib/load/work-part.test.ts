import { Misuse } from '../../../lib/errors';
import { mergedResults } from '../../../lib/load/merge';
import { readResults } from '../../../lib/load/results';
import { workPart, type Worker } from '../../../lib/load/work-part';
import { itemsOf, LONGEST_LOAD_MS, partId, readWorkerItem, workerRun } from '../../../lib/load/worker-item';
import { totalsOf } from '../../../lib/load/summary';
import { InMemoryOrderStore } from '../../support/in-memory-order-store';
import { aSubject, someLoad } from '../../support/load-options';
import { VirtualClock } from './virtual-clock';

const RUN = 'load-0123abcd';
const START = 1_005_000;
const items = (workers: number) =>
  itemsOf(workerRun(someLoad({ prefix: RUN }), { target: 'atlas', startAt: START, workers }));

/** Workers on one store, and one place for what they write. */
function aPlace() {
  const clock = new VirtualClock();
  const store = new InMemoryOrderStore();
  const put = jest.spyOn(store, 'put');
  const written = new Map<string, string>();
  const closed: unknown[] = [];
  const worker: Worker = {
    clock,
    place: 'local',
    left: () => 900_000,
    open: async (item) => aSubject(store, { close: async () => void closed.push(item) }),
    put: async (key, results) => {
      if (written.has(key)) throw new Error('there is one');
      written.set(key, results);
    },
  };
  return { clock, store, put, written, closed, worker };
}

describe('the parts of a load', () => {
  it('do together what one would, each with orders of its own, and leave none', async () => {
    const { clock, store, put, written, closed, worker } = aPlace();
    await clock.run(Promise.all(items(3).map((item) => workPart(item, worker))));
    const results = [...written].map(([key, text]) => readResults(text, key));
    const merged = mergedResults(results);
    expect(totalsOf(merged.runs[0]!)).toMatchObject({ issued: 100, completed: 100, failed: 0 });
    expect(merged.parts.map(({ id }) => id).sort()).toStrictEqual([0, 1, 2].map((index) => partId(RUN, index)));
    expect(new Set(put.mock.calls.map(([{ customerId }]) => customerId.split('-')[2]))).toStrictEqual(
      new Set(['0', '1', '2']),
    );
    expect(store.orders.size).toBe(0);
    expect(closed).toHaveLength(3);
  });

  it('begin when the run does, and not when they are called', async () => {
    const { clock, written, worker } = aPlace();
    await clock.run(workPart(items(2)[1], worker));
    const { runs, parts } = readResults(written.get(`runs/${RUN}/atlas/1.json`) ?? '', 'it');
    expect(parts).toStrictEqual([{ id: partId(RUN, 1), seed: 2, startedAt: new Date(START).toISOString() }]);
    // After the warm-up.
    expect(runs[0]?.intervals).toStrictEqual([[START + 200, START + 1_200]]);
    expect(runs[0]?.invalid).toStrictEqual([]);
  });

  it('cannot be done twice', async () => {
    const { clock, store, worker } = aPlace();
    const [item] = items(1);
    await clock.run(workPart(item, worker));
    await expect(clock.run(workPart(item, worker))).rejects.toThrow('there is one');
    expect(store.orders.size).toBe(0);
  });

  it('end before the time of a worker does, remove what they have written, and are not valid', async () => {
    const { clock, store, put, written, worker } = aPlace();
    await clock.run(workPart(items(1)[0], { ...worker, left: () => 40_000 }));
    const { runs } = readResults([...written.values()][0] ?? '', 'it');
    expect(runs[0]?.invalid).toStrictEqual(['it was ended early']);
    expect(totalsOf(runs[0]!).issued).toBeLessThan(100);
    expect(put).toHaveBeenCalled();
    expect(store.orders.size).toBe(0);
  });

  it('write nothing where the store fails, and end what they have opened', async () => {
    const { clock, store, written, closed, worker } = aPlace();
    jest.spyOn(store, 'put').mockRejectedValue(new Error('no'));
    await expect(clock.run(workPart(items(1)[0], worker))).rejects.toThrow('no');
    expect(written.size).toBe(0);
    expect(closed).toHaveLength(1);
  });
});

describe('an item', () => {
  const [item] = items(2);

  it('is read as it was made, through JSON', () => {
    expect(readWorkerItem(JSON.parse(JSON.stringify(item)))).toStrictEqual(item);
  });

  it.each([
    ['nothing', undefined, /the whole/],
    ['another name of a run', { ...item, run: '../elsewhere' }, /run/],
    ['another database', { ...item, target: 'redis' }, /target/],
    ['a part beyond the last', { ...item, part: { index: 2, of: 2 } }, /part: the parts are counted from 0/],
    ['no start', { ...item, startAt: undefined }, /startAt/],
    ['more than a function has time for', { ...item, load: { ...item?.load, durationMs: LONGEST_LOAD_MS } }, /load/],
    ['a ramp beyond its warm-up', { ...item, load: { ...item?.load, rampMs: 201 } }, /load/],
    ['what nobody knows', { ...item, more: 1 }, /more/],
  ])('is refused with %s', (_what, given, message) => {
    expect(() => readWorkerItem(given)).toThrow(Misuse);
    expect(() => readWorkerItem(given)).toThrow(message);
  });
});
