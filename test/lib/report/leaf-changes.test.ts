import fc from 'fast-check';
import { leafChanges } from '../../../lib/report/leaf-changes';

it.each([
  [1, 1, []],
  [true, false, ['At: was true, is false']],
  [{ A: [1, { B: 2 }] }, { A: [1, { B: 3 }] }, ['At A[1].B: was 2, is 3']],
  [['a'], ['a', 'b'], ['At [1]: was nothing, is "b"']],
  [{ A: 1 }, {}, ['At A: was 1, is nothing', 'At: was nothing, is {}']],
  [{ 'A.B': 1 }, { A: { B: 1 } }, ['At ["A.B"]: was 1, is nothing', 'At A.B: was nothing, is 1']],
  [[], ['a'], ['At: was [], is nothing', 'At [0]: was nothing, is "a"']],
])('from %j to %j', (before, now, changes) => {
  expect(leafChanges(before, now, 'At').sort()).toStrictEqual(changes.sort());
});

it('stops at eight, and counts the rest', () => {
  const list = (value: number): number[] => Array.from({ length: 10 }, () => value);
  const changes = leafChanges(list(1), list(2), '');
  expect(changes).toHaveLength(9);
  expect(changes.at(-1)).toBe('and 2 more');
});

it('finds a difference wherever there is one, and none where there is none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, now) => {
      expect(leafChanges(before, now, '').length > 0).toBe(
        JSON.stringify(sorted(before)) !== JSON.stringify(sorted(now)),
      );
    }),
  );
});

/** Keys in one order: their order is no difference. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]));
};
