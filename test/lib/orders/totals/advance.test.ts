import { NOTHING } from '../../../../lib/orders/contribution';
import {
  advance,
  MOST_CHANGED_ORDERS,
  type Count,
  type PlacedChange,
  type Totals,
} from '../../../../lib/orders/totals/advance';
import type { RecountMark } from '../../../../lib/orders/totals/recount-mark';
import { attributesOf, totalsIn } from '../../../../lib/orders/totals/totals-item';

const STREAM = 'arn:table/orders/stream/2026';
const at = (n: number): string => String(n).padStart(40, '0');
const change = (n: number, orderId: string, before: number | undefined, after: number | undefined): PlacedChange => {
  const [was, is] = [before, after].map((amount) => (amount === undefined ? NOTHING : { count: 1, amount }));
  const delta = { count: is!.count - was!.count, amount: is!.amount - was!.amount };
  return { stream: STREAM, sequence: at(n), customerId: 'ada', orderId, before: was!, delta, poison: undefined };
};
const mark = (n: number, step: RecountMark['step'], id = 'r'): PlacedChange => ({
  ...change(n, '', undefined, undefined),
  mark: { id, step },
});
const counted = (count: number, amount: number, last: number): Count => ({
  count,
  amount,
  last: at(last),
  stream: STREAM,
  rule: 'rule',
});
const asked: Totals = { counted: counted(1, 7, 1), recount: { id: 'r', before: new Map(), isClosed: false } };
const after = (changes: readonly PlacedChange[], totals = asked): Totals => advance(totals, changes, 'rule').totals;

describe('a recount', () => {
  it('counts nothing before its first mark, and leaves the totals as exact as they are', () => {
    const { counted: totals, recount } = after([change(2, 'a', undefined, 5)]);
    expect([totals, recount?.counted]).toStrictEqual([counted(2, 12, 2), undefined]);
  });

  it('keeps what an order had added at the first mark, whatever becomes of it until the second', () => {
    const { recount } = after([mark(2, 'begin'), change(3, 'a', 7, 9), change(4, 'a', 9, undefined), mark(5, 'end')]);
    expect(recount).toStrictEqual({
      id: 'r',
      counted: counted(-1, -7, 5),
      before: new Map([['a', { count: 1, amount: 7 }]]),
      isClosed: true,
    });
  });

  it('only counts on after its second mark', () => {
    const closed = after([mark(2, 'begin'), mark(3, 'end')]);
    expect(after([change(4, 'b', undefined, 4)], closed).recount).toMatchObject({
      counted: counted(1, 4, 4),
      before: new Map(),
    });
  });

  it('takes no notice of the marks of another', () => {
    const { recount } = after([mark(2, 'begin', 'other'), mark(3, 'begin'), mark(4, 'end', 'other')]);
    expect(recount).toMatchObject({ counted: { last: at(4) }, isClosed: false });
  });

  it('sees each change once, however often it comes', () => {
    const changes = [mark(2, 'begin'), change(3, 'a', undefined, 5)];
    expect(after(changes, after(changes)).recount?.counted).toStrictEqual(counted(1, 5, 3));
  });

  it('begins in another stream than the totals’', () => {
    const other = { ...asked, counted: { ...counted(1, 7, 9), stream: 'arn:table/orders/stream/2025' } };
    const { recount, refused } = after([mark(2, 'begin'), change(3, 'a', undefined, 5)], other);
    expect([recount?.counted, refused]).toStrictEqual([counted(1, 5, 3), 'stream']);
  });

  it.each([
    [
      'too many orders change',
      Array.from({ length: MOST_CHANGED_ORDERS + 1 }, (_, n) => change(n + 3, `o${n}`, undefined, 1)),
      'rule',
    ],
    ['the rule changes', [change(3, 'a', undefined, 5)], 'other rule'],
  ])('is dropped when %s between its marks', (_, changes, rule) => {
    const begun = after([mark(2, 'begin')]);
    expect(advance(begun, changes, rule).totals.recount).toBeUndefined();
  });

  it('tells nobody of what is refused by a mark', () => {
    for (const already of ['unreadable', { ...counted(1, 7, 1), rule: 'before' }] as const)
      expect(advance({ ...asked, counted: already }, [mark(2, 'begin')], 'rule')).toMatchObject({
        refused: [],
        totals: { refused: undefined },
      });
  });
});

describe('what somebody is told of', () => {
  const other = 'arn:table/orders/stream/2025';
  const of = (stream: string, one: PlacedChange): PlacedChange => ({ ...one, stream });

  it('is every change of a batch that is refused, and no mark', () => {
    const changes = [mark(2, 'begin'), change(3, 'a', 9, undefined), change(4, 'b', undefined, 1)];
    const { refused, reason } = advance({ counted: counted(1, 7, 1) }, changes, 'rule');
    expect([refused, reason]).toStrictEqual([changes.slice(1), 'below-zero']);
  });

  it('is what comes late of an earlier stream, which is compared by its label alone', () => {
    const late = of('arn:table/z-orders/stream/2025', change(9, 'a', undefined, 1));
    expect(advance({ counted: counted(1, 7, 5) }, [late, change(6, 'b', undefined, 2)], 'rule')).toMatchObject({
      refused: [late],
      reason: 'stream',
      totals: { counted: counted(2, 9, 6), refused: undefined },
    });
  });

  it('is what is of a later stream, and of one with the same label', () => {
    for (const stream of ['arn:table/orders/stream/2027', 'arn:table/other/stream/2026']) {
      const change1 = of(stream, change(9, 'a', undefined, 1));
      expect(advance({ counted: counted(1, 7, 5) }, [change1], 'rule')).toMatchObject({
        refused: [change1],
        reason: 'stream',
        totals: { refused: 'stream' },
      });
    }
  });

  it('is nothing of what comes to nothing: the last order is deleted', () => {
    expect(advance({ counted: counted(1, 7, 5) }, [change(6, 'a', 7, undefined)], 'rule')).toMatchObject({
      refused: [],
      totals: { counted: counted(0, 0, 6), refused: undefined },
    });
  });

  it('is nothing that is counted already, whatever rule there is now', () => {
    expect(advance({ counted: counted(1, 7, 5) }, [change(5, 'a', 9, undefined)], 'other rule')).toMatchObject({
      refused: [],
      totals: { counted: counted(1, 7, 5), refused: undefined },
    });
  });

  it('is what meets totals that cannot be read, with or without a mark beside it', () => {
    for (const changes of [[change(3, 'a', undefined, 1)], [mark(2, 'begin'), change(3, 'a', undefined, 1)]])
      expect(advance({ counted: 'unreadable' }, changes, 'rule')).toMatchObject({
        refused: changes.slice(-1),
        reason: 'unreadable',
      });
  });

  it('is nothing of a customer who is refused already', () => {
    const { refused, reason } = advance({ refused: 'rule' }, [of(other, change(3, 'a', undefined, 1))], 'rule');
    expect([refused, reason]).toStrictEqual([[], undefined]);
  });
});

describe('a recount of so many orders', () => {
  const begun = after([mark(2, 'begin')]);
  const changes = (count: number) => Array.from({ length: count }, (_, n) => change(n + 3, `o${n}`, undefined, 1));

  it('keeps as many as it may', () => {
    expect(after(changes(MOST_CHANGED_ORDERS), begun).recount?.before.size).toBe(MOST_CHANGED_ORDERS);
  });

  it('takes nothing of another stream', () => {
    const foreign = { ...change(9, 'a', undefined, 5), stream: 'arn:table/orders/stream/2025' };
    expect(after([foreign], begun).recount).toStrictEqual(begun.recount);
  });

  it('keeps no record of a change that is of no order', () => {
    const { orderId: _, ...nobodys } = change(3, 'a', undefined, 5);
    expect(after([nobodys as PlacedChange], begun).recount?.before.size).toBe(0);
  });
});

it.each(['__proto__', 'constructor', 'o1'])('order %s is kept in the table as it is', (orderId) => {
  const totals = after([
    mark(2, 'begin'),
    change(3, orderId, 7, 9),
    change(4, 'new', undefined, 0),
    change(5, 'free', 0, 1),
  ]);
  expect(totals.recount?.before.size).toBe(3);
  const kept = totalsIn(JSON.parse(JSON.stringify(attributesOf(totals))));
  expect(kept).toStrictEqual({ ...totals, recountedBy: undefined });
});
