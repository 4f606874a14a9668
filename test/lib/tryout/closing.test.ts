import { closing } from '../../../lib/tryout/closing';

/** Tells what is ended; those of `broken` cannot be. */
function someStops(broken: readonly string[] = []) {
  const ended: string[] = [];
  const stop = (name: string) => async () => {
    ended.push(name);
    if (broken.includes(name)) throw new Error(`no end of ${name}`);
  };
  return { ended, stops: ['first', 'second', 'last'].map(stop) };
}

it('ends what was begun, the last first, and once', async () => {
  const { ended, stops } = someStops();
  const { close, value } = await closing(async (all) => {
    all.push(...stops);
    return { value: 1 };
  });
  expect([value, ended]).toStrictEqual([1, []]);
  await close();
  await close();
  expect(ended).toStrictEqual(['last', 'second', 'first']);
});

it('ends the others where one cannot be ended, and says so', async () => {
  const { ended, stops } = someStops(['second']);
  const { close } = await closing(async (all) => ({ count: all.push(...stops) }));
  await expect(close()).rejects.toThrow('no end of second');
  expect(ended).toStrictEqual(['last', 'second', 'first']);
});

it('ends what was begun where the rest does not come up, and tells that', async () => {
  const { ended, stops } = someStops(['first']);
  const begin = closing(async (all) => {
    all.push(...stops);
    throw new Error('no engine');
  });
  await expect(begin).rejects.toThrow('no engine');
  expect(ended).toStrictEqual(['last', 'second', 'first']);
});
