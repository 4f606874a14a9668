import { placedKey, type Order, type OrderPage, type PageRequest } from '../../../../lib/orders/order';
import { readAll, wellFormed } from '../../../../lib/orders/contract/pages';

const order = (tick: number): Order => ({
  customerId: 'c',
  orderId: `o${tick}`,
  status: 'PLACED',
  amount: 1,
  placedAt: `2026-01-31T12:00:00.${String(tick).padStart(3, '0')}Z`,
});
const [oldest, older, newer, newest] = [1, 2, 3, 4].map(order) as [Order, Order, Order, Order];

describe('a page', () => {
  it.each<[string, OrderPage, limit: number, after: string | undefined]>([
    ['as long as its limit', { orders: [newest, newer, older] }, 3, undefined],
    [
      'that goes on after its cursor, and has its own',
      { orders: [newer, older], cursor: placedKey(older) },
      2,
      placedKey(newest),
    ],
    ['whose cursor is after its last order', { orders: [newer], cursor: placedKey(oldest) }, 2, undefined],
    ['without orders', { orders: [], cursor: placedKey(older) }, 2, placedKey(newer)],
  ])('%s is well-formed', (_, page, limit, after) => {
    expect(() => wellFormed(page, limit, after)).not.toThrow();
  });

  it.each<[string, OrderPage, what: string, limit: number, after: string | undefined]>([
    ['longer than its limit', { orders: [newest, newer] }, 'a page of 1 holds no more', 1, undefined],
    ['out of order', { orders: [older, newest] }, 'a page is newest first', 2, undefined],
    ['with an order twice', { orders: [newest, newest] }, 'a page is newest first', 2, undefined],
    [
      'with an order before its cursor',
      { orders: [newest, older] },
      'a page goes on after its cursor',
      2,
      placedKey(newer),
    ],
    ['with the order of its cursor', { orders: [newer] }, 'a page goes on after its cursor', 2, placedKey(newer)],
    [
      'with the same cursor again',
      { orders: [], cursor: placedKey(newer) },
      'a cursor is after that of',
      2,
      placedKey(newer),
    ],
    [
      'with an earlier cursor',
      { orders: [], cursor: placedKey(newest) },
      'a cursor is after that of',
      2,
      placedKey(newer),
    ],
    [
      'whose cursor repeats its last order',
      { orders: [newest, newer, older], cursor: placedKey(newer) },
      'a cursor is not before',
      3,
      undefined,
    ],
  ])('%s is not', (_, page, what, limit, after) => {
    expect(() => wellFormed(page, limit, after)).toThrow(what);
  });
});

describe('reading all pages', () => {
  /** So many pages of one order, and whatever was asked for. */
  const listing = (pages: number) => {
    const all = Array.from({ length: pages }, (_, index) => order(pages - index));
    const asked: PageRequest[] = [];
    const list = async (request: PageRequest): Promise<OrderPage> => {
      const page = [all[asked.length] as Order];
      asked.push(request);
      return asked.length === pages ? { orders: page } : { orders: page, cursor: placedKey(page[0] as Order) };
    };
    return { all, asked, list };
  };

  it('asks with nothing first, and then with the cursor of the page before', async () => {
    const { all, asked, list } = listing(2);
    expect(await readAll(list, 1)).toStrictEqual(all);
    expect(asked).toStrictEqual([{ limit: 1 }, { limit: 1, cursor: placedKey(all[0] as Order) }]);
  });

  it('begins where it is told, and ends with the page that holds what is beyond', async () => {
    const { all, asked, list } = listing(4);
    const from = '2027';
    expect(await readAll(list, 1, { from, beyond: ({ orderId }) => orderId === 'o3' })).toStrictEqual(all.slice(0, 2));
    expect(asked[0]).toStrictEqual({ limit: 1, cursor: from });
  });

  it('takes 200 pages, and no listing that goes on', async () => {
    const most = listing(200);
    expect(await readAll(most.list, 1)).toHaveLength(200);
    const endless = listing(201);
    await expect(readAll(endless.list, 1)).rejects.toThrow('the listing ends');
    expect(endless.asked).toHaveLength(200);
  });
});
