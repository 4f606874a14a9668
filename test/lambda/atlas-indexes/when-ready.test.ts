import { MongoNetworkError, MongoServerError } from 'mongodb';
import { whenReady } from '../../../lambda/atlas-indexes/when-ready';

const patience = { withinMs: 200, everyMs: 1 };
const unknownUser = (code: number) => new MongoServerError({ message: 'bad auth', code });

describe('whenReady', () => {
  it.each([new MongoNetworkError('no route'), unknownUser(18), unknownUser(8_000)])(
    'tries again after %s',
    async (error) => {
      const work = jest.fn().mockRejectedValueOnce(error).mockResolvedValue('done');
      await expect(whenReady(work, patience)).resolves.toBe('done');
    },
  );

  it('does not try again after an error that waiting cannot cure', async () => {
    const work = jest.fn().mockRejectedValue(unknownUser(13));
    await expect(whenReady(work, patience)).rejects.toThrow('bad auth');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it.each([
    [unknownUser(8_000), /^gave up after 0 s: .*database user bound to it.*bad auth/],
    [new MongoNetworkError('no route'), /^gave up after 0 s: .*access list.*no route/],
  ])('gives up in words after %s', async (error, words) => {
    const gaveUp = whenReady(() => Promise.reject(error), { withinMs: 5, everyMs: 1 });
    await expect(gaveUp).rejects.toMatchObject({ message: expect.stringMatching(words), cause: error });
  });
});
