import { countWrites, measureImportTime } from '../../../../lib/commands/bench/order-stream';

describe('countWrites', () => {
  it('finds one write a customer and batch', async () => {
    expect(await countWrites(1_000, 20)).toStrictEqual({
      events: 1_000,
      customers: 20,
      writes: 80,
      oneAnEvent: 1_000,
      timesFewer: 12.5,
    });
  });

  it('finds nothing saved where every event is another customer’s', async () => {
    expect(await countWrites(300, 300)).toMatchObject({ writes: 300, timesFewer: 1 });
  });
});

describe('measureImportTime', () => {
  it('measures the bundle and an empty module', () => {
    const { bundleMs, emptyModuleMs, spawns } = measureImportTime(1);
    expect([bundleMs > 0, emptyModuleMs > 0, spawns]).toStrictEqual([true, true, 1]);
  });
});
