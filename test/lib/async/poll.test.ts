import { poll, retry } from '../../../lib/async/poll';

const PACE = { everyMs: 1, withinMs: 1_000 };
/** Long enough for several looks, and over soon. */
const SHORT = { everyMs: 1, withinMs: 20 };

describe('polling', () => {
  it.each([[undefined], [null], [false]])('looks again where it saw %s', async (nothing) => {
    const seen = [nothing, nothing, 'there'];
    expect(await poll(() => seen.shift(), PACE)).toBe('there');
    expect(seen).toStrictEqual([]);
  });

  it.each([[0], ['']])('is done where it saw %j', async (something) => {
    expect(await poll(async () => something, PACE)).toBe(something);
  });

  it('is given up when the time is up', async () => {
    const look = jest.fn();
    expect(await poll(look, SHORT)).toBeUndefined();
    expect(look.mock.calls.length).toBeGreaterThan(1);
  });

  it('looks once where there is no time at all', async () => {
    const look = jest.fn();
    await poll(look, { everyMs: 1, withinMs: 0 });
    expect(look).toHaveBeenCalledTimes(1);
  });

  it('is given up where there is nothing more to wait for', async () => {
    let looks = 0;
    expect(
      await poll(
        () => void looks++,
        PACE,
        () => looks === 3,
      ),
    ).toBeUndefined();
    expect(looks).toBe(3);
  });

  it('fails as its look does', async () => {
    await expect(poll(() => Promise.reject(new Error('blind')), PACE)).rejects.toThrow('blind');
  });
});

describe('retrying', () => {
  const failing = (times: number) => {
    let tries = 0;
    return () => (++tries > times ? Promise.resolve(tries) : Promise.reject(new RangeError(`try ${tries}`)));
  };
  const passes = (error: unknown): boolean => error instanceof RangeError;

  it('gets over failures that pass', async () => {
    expect(await retry(failing(2), PACE, passes)).toBe(3);
  });

  it('ends at once with a failure that does not pass', async () => {
    await expect(retry(failing(2), PACE, () => false)).rejects.toThrow('try 1');
  });

  it('ends with the last failure when the time is up', async () => {
    await expect(retry(failing(Infinity), SHORT, passes)).rejects.toThrow(/^try ([2-9]|1\d|2\d)$/);
  });
});
