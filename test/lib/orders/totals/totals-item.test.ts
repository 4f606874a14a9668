import type { Count, Totals } from '../../../../lib/orders/totals/advance';
import { attributesOf, totalsIn, type Item } from '../../../../lib/orders/totals/totals-item';

const counted: Count = { count: 2, amount: 12, last: '0007', stream: 'arn:stream', rule: 'r1' };
const recount = { id: 'r', counted, before: new Map([['o1', { count: 1, amount: 7 }]]), isClosed: true };
const whole: Totals = { counted, refused: 'rule', recount, recountedBy: 'run 1' };

it('comes back as it was written', () => {
  expect(totalsIn(attributesOf(whole))).toStrictEqual(whole);
});

it.each<keyof Totals>(['counted', 'refused', 'recount', 'recountedBy'])('leaves out %s where there is none', (name) => {
  const { [name]: _, ...rest } = whole;
  const item = attributesOf(rest);
  expect(totalsIn(item)).toStrictEqual({ ...rest, [name]: undefined });
  expect(Object.values(item).every((value) => Object.values(value).every((inner) => inner !== undefined))).toBe(true);
  expect(attributesOf({})).toStrictEqual({});
});

it('writes nothing of a count that cannot be read', () => {
  expect(attributesOf({ counted: 'unreadable' })).toStrictEqual({});
});

const attributes = Object.keys(attributesOf({ counted }));

it('names five attributes of a count', () => {
  expect(attributes).toStrictEqual(['orderCount', 'amount', 'lastSequence', 'stream', 'rule']);
});

describe.each(attributes)('%s', (name) => {
  const item = attributesOf({ counted });

  it('is needed to read a count', () => {
    const { [name]: _, ...rest } = item;
    expect(totalsIn(rest).counted).toBe('unreadable');
  });

  it('alone is something that cannot be read', () => {
    expect(totalsIn({ [name]: item[name]! }).counted).toBe('unreadable');
  });

  it('of another type is something that cannot be read', () => {
    expect(totalsIn({ ...item, [name]: { BOOL: true } }).counted).toBe('unreadable');
  });
});

it('finds no count where nothing of one lies', () => {
  expect(totalsIn({ customer: { S: 'ada' } })).toStrictEqual({
    counted: undefined,
    refused: undefined,
    recount: undefined,
    recountedBy: undefined,
  });
});

describe('a recount', () => {
  const read = (M: Item) => totalsIn({ recount: { M } }).recount;

  it.each<[string, Item]>([
    ['is empty', {}],
    ['has other types', { id: { N: '1' }, before: { S: 'o1' }, isClosed: { S: 'true' } }],
  ])('that %s is an open one of no orders', (_, item) => {
    expect(read(item)).toStrictEqual({ id: '', counted: undefined, before: new Map(), isClosed: false });
  });

  it('is open until it says that it is closed', () => {
    const at = (isClosed: boolean) =>
      read(attributesOf({ recount: { ...recount, isClosed } })['recount']!.M!)?.isClosed;
    expect([at(true), at(false)]).toStrictEqual([true, false]);
  });

  it('keeps of an order that had not counted its id alone', () => {
    const before = new Map([['o2', { count: 0, amount: 0 }]]);
    const written = attributesOf({ recount: { id: 'r', before, isClosed: false } })['recount']!.M!;
    expect(written['before']).toStrictEqual({ L: [{ S: 'o2' }] });
    expect(read(written)?.before).toStrictEqual(before);
  });
});
