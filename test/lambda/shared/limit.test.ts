import { limit } from '../../../lambda/shared/limit';

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
    expect(started).toEqual([0, 1, 2, 3, 4]);
  });

  it('gives a failed task’s slot back', async () => {
    const slot = limit(1);
    await expect(slot(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(slot(async () => 'yes')).resolves.toBe('yes');
  });
});
