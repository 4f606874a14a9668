import { PriceBook } from '../../../lib/costs/prices/price-book';
import { readPriceFiles } from '../../../lib/costs/prices/price-file';
import { costOfWorkers } from '../../../lib/load/estimate-workers';

const book = new PriceBook(readPriceFiles());
const time = { workers: 50, memoryMb: 2_048, milliseconds: 100_000 };

describe('the workers of a load', () => {
  it('cost their time by their memory, their calls, and a transition each beside that into the map', () => {
    const { usd, gaps } = costOfWorkers(time, 'us-east-1', book);
    expect(usd).toBeCloseTo(10_000 * 0.0000133334 + 50 * 0.0000002 + 51 * 0.000025, 10);
    expect(gaps).toStrictEqual([]);
  });

  it('cost at least the rest where the time has no price, which is said', () => {
    const { usd, gaps } = costOfWorkers(time, 'eu-west-1', book);
    expect(usd).toBeCloseTo(50 * 0.0000002 + 51 * 0.000025, 10);
    expect(gaps).toStrictEqual(['time of the workers by their memory: no price of eu-west-1 is known']);
  });
});
