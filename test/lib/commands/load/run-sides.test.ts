import { runSides } from '../../../../lib/commands/load/run-sides';
import { Misuse } from '../../../../lib/errors';
import { OrderError, unavailable } from '../../../../lib/orders/errors';
import { quiet } from '../../../support/command-line';
import { InMemoryOrderStore } from '../../../support/in-memory-order-store';
import { aSubject, someLoad } from '../../../support/load-options';

const short = someLoad({ warmUpMs: 0, durationMs: 50, records: 5, latenessBoundMs: 60_000 });

it('runs one side after the other, and closes each', async () => {
  const told: string[] = [];
  const side = (target: 'dynamodb' | 'atlas') => ({
    target,
    open: async () => {
      told.push(`open ${target}`);
      const close = async (): Promise<void> => void told.push(`close ${target}`);
      return aSubject(new InMemoryOrderStore(), { target, close });
    },
  });
  const { measured, failed } = await runSides([side('dynamodb'), side('atlas')], short, quiet);
  expect(failed).toStrictEqual([]);
  expect(measured.map(({ target }) => target)).toStrictEqual(['dynamodb', 'atlas']);
  expect(told).toStrictEqual(['open dynamodb', 'close dynamodb', 'open atlas', 'close atlas']);
});

describe('a side that was given and does not answer', () => {
  const store = new InMemoryOrderStore();
  store.get = async () => {
    throw unavailable(new Error('gone'));
  };
  let closed: number;
  beforeEach(() => void (closed = 0));
  const open = async () => aSubject(store, { close: async () => void (closed += 1) });

  it('is misuse, told by its name; nothing is written to it, and it is closed', async () => {
    await expect(runSides([{ target: 'atlas', given: '--endpoint atlas=x', open }], short, quiet)).rejects.toThrow(
      expect.objectContaining({
        constructor: Misuse,
        message: expect.stringMatching(/^--endpoint atlas=x does not answer .* \(UNAVAILABLE: /),
      }),
    );
    expect([store.orders.size, closed]).toStrictEqual([0, 1]);
  });

  it('is a failure where it is an engine of the run’s own', async () => {
    await expect(runSides([{ target: 'atlas', open }], short, quiet)).rejects.toThrow(OrderError);
  });
});
