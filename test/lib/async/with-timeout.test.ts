import { withTimeout } from '../../../lib/async/with-timeout';

const late = (): Error => new Error('too late');

describe('a time-out', () => {
  it('gives up on what does not come', async () => {
    await expect(withTimeout(1, new Promise(() => undefined), late)).rejects.toThrow('too late');
  });

  it('leaves alone what comes in time, or fails in time', async () => {
    await expect(withTimeout(5_000, Promise.resolve('done'), late)).resolves.toBe('done');
    await expect(withTimeout(5_000, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
  });
});
