import type { Ask } from './gateway';
import { Ledger, OrderCaller } from './order-caller';
import { Random } from './random';

const ORDER = 'api-x-0-1';

describe('what an API has answered', () => {
  it('is held against a write that arrives after "unavailable", and not before', async () => {
    const ledger = new Ledger();
    ledger.arrived('PutItem', `{"orderId":"${ORDER}"}`);
    await ledger.answered('put', ORDER, 503);
    ledger.arrived('UpdateItem', ORDER);
    expect(ledger.take().late).toStrictEqual([]);
    ledger.arrived('insert', `x${ORDER}`);
    expect(ledger.take().late).toStrictEqual([`put ${ORDER}`]);
  });

  it.each([
    ['put', 409],
    ['changeStatus', 404],
    ['delete', 404],
    ['put', 500],
  ] as const)('is told where nothing explains it: to %s, %i', async (write, status) => {
    const ledger = new Ledger();
    await ledger.answered(write, ORDER, status);
    expect(ledger.take()).toMatchObject({ requests: 1, odd: [`${status} to ${write} ${ORDER}`] });
  });

  it('is held against what lies there in the end', async () => {
    const ledger = new Ledger();
    await ledger.answered('put', 'api-x-0-1', 201);
    await ledger.answered('put', 'api-x-0-2', 201);
    await ledger.answered('delete', 'api-x-0-2', 204);
    await ledger.answered('put', 'api-x-0-3', 503);
    expect(ledger.judge(new Set(['api-x-0-1', 'api-x-0-3']))).toStrictEqual({ losses: 0, doubles: 0 });
    expect(ledger.judge(new Set(['api-x-0-2']))).toStrictEqual({ losses: 1, doubles: 1 });
  });
});

it('calls with an order until it does not know any more what became of it', async () => {
  const [asked, statuses] = [[] as string[], [201, 429, 200, 503, 201, 503]];
  const ask: Ask = async (operation, { path }) => {
    asked.push(`${operation} ${path.orderId}`);
    return statuses.shift() ?? 503;
  };
  const caller = new OrderCaller(ask, new Ledger(), 'x-0', new Random(1));
  for (let each = 0; each < 3; each += 1) await caller.call();
  expect(asked).toStrictEqual(['put api-x-0-1', 'changeStatus api-x-0-1', 'changeStatus api-x-0-1']);
  for (let each = 0; each < 3; each += 1) await caller.call();
  expect(asked.at(-1)).toMatch(/api-x-0-[23]$/);
});
