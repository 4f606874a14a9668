import { placedKey, type Order, type OrderPage, type PageRequest } from '../order';
import { same } from './assertions';

type List = (page: PageRequest) => Promise<OrderPage>;

const MOST_PAGES = 200;

/**
 * Reads pages until one has no cursor, or holds an order that is `beyond` what is looked for.
 *
 * @param from cursor of the first page
 * @throws AssertionError when a page is longer than its limit, out of order, or the pages do not end
 */
export async function readAll(
  list: List,
  limit: number,
  { from, beyond = () => false }: { from?: string; beyond?: (order: Order) => boolean } = {},
): Promise<Order[]> {
  const all: Order[] = [];
  let cursor = from;
  for (let pages = 1; ; pages += 1) {
    same('the listing ends', pages <= MOST_PAGES, true);
    const page = await list({ limit, ...(cursor !== undefined && { cursor }) });
    wellFormed(page, limit, cursor);
    all.push(...page.orders);
    cursor = page.cursor;
    if (cursor === undefined || page.orders.some(beyond)) return all;
  }
}

/**
 * @param after cursor that the page was asked for with
 * @throws AssertionError unless the page holds no more than its limit, newest first, each order once, all of them after the cursor, and its
 *   own cursor is after that one and not before its last order
 */
export function wellFormed({ orders, cursor }: OrderPage, limit: number, after?: string): void {
  // As the databases do, they are compared by their characters, in no language's order.
  const keys = orders.map(placedKey);
  same(`a page of ${limit} holds no more`, orders.length <= limit, true);
  same('a page is newest first, each order once', keys, [...new Set(keys)].sort().reverse());
  if (after !== undefined)
    same(
      'a page goes on after its cursor',
      keys.filter((key) => key >= after),
      [],
    );
  if (cursor === undefined) return;
  same('a cursor is after that of the page before', after === undefined || cursor < after, true);
  same('a cursor is not before the last order of its page', cursor <= (keys.at(-1) ?? cursor), true);
}
