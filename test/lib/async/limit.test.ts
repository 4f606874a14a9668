import { limit, mapLimit } from '../../../lib/async/limit';

describe('limit', () => {
  it('runs no more tasks at a time than there are slots', async () => {
    const slot = limit(3);
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => slot(task)));
    expect(most).toBe(3);
  });

  it('starts tasks in the order they were given', async () => {
    const slot = limit(2);
    const started: number[] = [];
    await Promise.all([0, 1, 2, 3, 4].map((n) => slot(async () => void started.push(n))));
    expect(started).toStrictEqual([0, 1, 2, 3, 4]);
  });

  it('gives a failed task’s slot back', async () => {
    const slot = limit(1);
    await expect(slot(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(slot(async () => 'yes')).resolves.toBe('yes');
  });
});

describe('working on many', () => {
  const pause = (): Promise<void> => new Promise(setImmediate);

  it('keeps the order of the items, whichever is done first', async () => {
    const slow = async (n: number) => {
      for (let turn = 0; turn < 10 - n; turn++) await pause();
      return n * 2;
    };
    expect(await mapLimit([0, 1, 2, 3, 4], 3, slow)).toStrictEqual([0, 2, 4, 6, 8]);
  });

  it('works on so many at a time', async () => {
    let running = 0;
    let most = 0;
    await mapLimit(Array.from({ length: 10 }), 4, async () => {
      most = Math.max(most, (running += 1));
      await pause();
      running -= 1;
    });
    expect(most).toBe(4);
  });

  it('begins nothing after a failure, and fails once what was begun has ended', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const work = async (n: number) => {
      begun.push(n);
      if (n === 1) throw new Error('no 1');
      for (let turn = 0; turn < 3; turn++) await pause();
      ended.push(n);
    };
    await expect(mapLimit([0, 1, 2, 3, 4, 5], 3, work)).rejects.toThrow('no 1');
    expect({ begun, ended }).toStrictEqual({ begun: [0, 1, 2], ended: [0, 2] });
  });

  it('of nothing is done at once', async () => {
    expect(await mapLimit([], 3, pause)).toStrictEqual([]);
  });
});
