import { groupByCustomer, settleGroups } from '../../../lambda/shared/by-customer';
import { functionLogger } from '../../../lambda/shared/logger';
import { unreadable } from '../../../lib/orders/contribution';
import { linesOf } from '../../support/function-output';

const change = (customerId: string | undefined, name: string) => ({ ...unreadable('', customerId), name });
const batch = [change('ada', 'a1'), change('bob', 'b1'), change(undefined, 'x'), change('ada', 'a2')];
const namesOf = (changes: Iterable<{ name: string }>) => [...changes].map(({ name }) => name);

describe('groupByCustomer', () => {
  it('makes one group a customer, in the order of the batch, and one of what is no customer’s', () => {
    expect(groupByCustomer(batch).map(({ customerId, changes }) => [customerId, ...namesOf(changes)])).toStrictEqual([
      ['ada', 'a1', 'a2'],
      ['bob', 'b1'],
      [undefined, 'x'],
    ]);
  });

  it('makes no group of an empty batch', () => {
    expect(groupByCustomer([])).toStrictEqual([]);
  });
});

describe('settleGroups', () => {
  const groups = groupByCustomer(batch);
  const context = { getRemainingTimeInMillis: () => 30_000 };
  const SECRET = 'what was written';
  const failing = (error: unknown) => async (group: (typeof groups)[number]) => {
    if (group.customerId === 'ada') throw error;
  };

  it('gives back the changes of the customers that failed, with what was thrown', async () => {
    const error = new Error('throttled');
    const failed = await settleGroups(groups, failing(error), { context, logger: { warn: () => undefined } });
    expect([namesOf(failed.keys()), [...failed.values()]]).toStrictEqual([
      ['a1', 'a2'],
      [error, error],
    ]);
  });

  it.each<[string, unknown]>([
    ['TypeError', new TypeError(SECRET)],
    ['ECONNRESET', Object.assign(new Error(SECRET), { name: 'Error', code: 'ECONNRESET' })],
    ['string', SECRET],
  ])('logs how many changes come again and the kind of the error, as %s, without its message', async (kind, error) => {
    const logger = functionLogger('a-service');
    const lines = await linesOf(() => settleGroups(groups, failing(error), { context, logger }));
    expect(lines).toMatchObject([{ message: 'changes will be delivered again', changes: 2 }]);
    expect([lines[0].error.name, lines[0].error.code]).toContain(kind);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
    expect(lines[0].customerId).not.toBe('ada');
  });

  it.each([
    [30_000, 29_000],
    [400, 0],
  ])('with %i ms left ends what it waits for after %i', async (left, after) => {
    const timeout = jest.spyOn(AbortSignal, 'timeout');
    const context = { getRemainingTimeInMillis: () => left };
    await settleGroups([], async () => undefined, { context, logger: { warn: () => undefined } });
    expect(timeout.mock.calls).toStrictEqual([[after]]);
    timeout.mockRestore();
  });

  it('ends what it waits for a second before the invocation ends', async () => {
    const untilAborted = (_group: unknown, signal: AbortSignal) =>
      new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    const soon = { getRemainingTimeInMillis: () => 1_001 };
    const failed = await settleGroups(groups, untilAborted, { context: soon, logger: { warn: () => undefined } });
    expect(failed.size).toBe(batch.length);
  });
});
