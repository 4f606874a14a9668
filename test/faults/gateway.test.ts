import { measuredGateway, type Ask } from './gateway';

const ORDER = { path: { customerId: 'c', orderId: 'o' } };

describe.each(['dynamodb', 'atlas'] as const)('the alarms of the API of %s', (side) => {
  /** What goes off when the same happens in each of some periods. */
  const alarms = async (serve: Ask, requests: number, periods = 3, timersFaster = 1): Promise<string[]> => {
    const { ask, watch } = measuredGateway(side, serve, timersFaster);
    for (let period = 0; period < periods; period += 1) {
      if (period > 0) watch.nextPeriod();
      await Promise.all(Array.from({ length: requests }, () => ask('get', ORDER)));
    }
    return watch.moved();
  };

  it('are quiet while it answers, and while it refuses', async () => {
    expect([await alarms(async () => 200, 10), await alarms(async () => 404, 10)]).toStrictEqual([[], []]);
  });

  it('tell of five failures in five minutes, and not of four', async () => {
    const failing = async (): Promise<number> => 503;
    expect([await alarms(failing, 5, 1), await alarms(failing, 4)]).toStrictEqual([['ServerErrors'], []]);
  });

  it('tell of an integration that does not answer', async () => {
    expect(await alarms(() => new Promise<never>(() => undefined), 5, 1, 3_000)).toStrictEqual(['ServerErrors']);
  });

  it('tell of slow answers once they have been for a quarter of an hour', async () => {
    const slow = (): Promise<number> => new Promise((resume) => setTimeout(resume, 3, 200));
    expect([await alarms(slow, 1, 3, 1_000), await alarms(slow, 1, 2, 1_000)]).toStrictEqual([['Slow'], []]);
  });

  it('tell of callers that are turned away once they have been for a quarter of an hour', async () => {
    const answered = async (): Promise<number> => 200;
    expect([await alarms(answered, 300), await alarms(answered, 300, 2)]).toStrictEqual([['Throttled'], []]);
  });
});
