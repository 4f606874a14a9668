import type { Item } from '../../../../lib/orders/totals/totals-item';
import { countedOf, eventTotalsIn } from '../../../../lib/orders/totals/event-totals';

const change = { time: '1769853600:7', count: 1, amount: 7 };

it('reads all that lies there', () => {
  const item: Item = {
    rule: { S: 'r1' },
    asOf: { S: '1769853600:1' },
    recount: { M: { id: { S: 'r' }, counted: { L: [countedOf(change)] } } },
    recountedBy: { S: 'run 1' },
    revision: { N: '3' },
  };
  expect(eventTotalsIn(item)).toStrictEqual({
    rule: 'r1',
    asOf: '1769853600:1',
    recount: { id: 'r', counted: [change] },
    recountedBy: 'run 1',
    revision: { N: '3' },
  });
});

it('reads nothing where nothing lies', () => {
  expect(eventTotalsIn({})).toStrictEqual({
    rule: undefined,
    asOf: '',
    recount: undefined,
    recountedBy: undefined,
    revision: undefined,
  });
});

it('says of totals from before there were rules that theirs is not known', () => {
  expect(eventTotalsIn({ orderCount: { N: '1' } }).rule).toBe('unknown');
});

it.each<[string, Item]>([
  ['is empty', {}],
  ['has other types', { id: { N: '1' }, counted: { S: '' } }],
])('reads a recount that %s as one of no changes', (_, M) => {
  expect(eventTotalsIn({ recount: { M } }).recount).toStrictEqual({ id: '', counted: [] });
});
