import fc from 'fast-check';
import { median } from '../../../../lib/commands/bench/median';

describe('median', () => {
  it('is the middle one of an odd number of values, by size and not by order', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('is the mean of the middle two of an even number of values', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('has no more than half of the values above it, and no more than half below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('refuses no values', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
