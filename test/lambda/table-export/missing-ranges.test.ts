import fc from 'fast-check';
import { missingRanges, type Range } from '../../../lambda/table-export/missing-ranges';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const at = (hours: number): Date => new Date(Date.UTC(2026, 5, 1, 3) + hours * HOUR);
const range = (from: number, to: number): Range => ({ from: at(from), to: at(to) });
const LONG_AGO = at(-35 * 24);

describe('what no export covers yet', () => {
  it('is the last day, from where the last export ended', () => {
    expect(missingRanges([range(-48, -24), range(-24, 0)], LONG_AGO, at(24))).toStrictEqual([range(0, 24)]);
  });

  it('begins with the first whole export, from which changes go on', () => {
    expect(missingRanges([range(0, 0)], LONG_AGO, at(24))).toStrictEqual([range(0, 24)]);
  });

  it('is one day where there was never an export', () => {
    expect(missingRanges([], LONG_AGO, at(24))).toStrictEqual([range(0, 24)]);
  });

  it('does not begin before the table does', () => {
    expect(missingRanges([], at(20), at(24))).toStrictEqual([range(20, 24)]);
  });

  it('does not begin before the recovery window does, to the whole second', () => {
    expect(missingRanges([range(-96, -72)], new Date(at(0).getTime() + 1), at(24))).toStrictEqual([
      { from: new Date(at(0).getTime() + 1_000), to: at(24) },
    ]);
  });

  it('catches up a day that failed, between others and at the end', () => {
    expect(missingRanges([range(-24, 0), range(24, 48)], LONG_AGO, at(96))).toStrictEqual([
      range(0, 24),
      range(48, 72),
      range(72, 96),
    ]);
  });

  it('is nothing when it is asked for again', () => {
    expect(missingRanges([range(0, 24)], LONG_AGO, at(24))).toStrictEqual([]);
  });

  it('is nothing for a table that is younger than the shortest export', () => {
    expect(missingRanges([], at(23.9), at(24))).toStrictEqual([]);
  });

  const hours = fc.integer({ min: 0, max: 24 * 35 * 4 }).map((quarters) => quarters / 4);
  const covered = fc.array(
    fc.tuple(hours, fc.integer({ min: 0, max: 96 })).map(([from, length]) => range(from, from + length / 4)),
  );

  it('covers with what is there every hour once, in ranges that an export can have', () => {
    fc.assert(
      fc.property(covered, hours, hours, (known, first, last) => {
        const [earliest, to] = [at(Math.min(first, last)), at(Math.max(first, last))];
        const missing = missingRanges(known, earliest, to);
        for (const { from, to: end } of missing) {
          expect(end.getTime() - from.getTime()).toBeGreaterThanOrEqual(15 * 60 * 1_000);
          expect(end.getTime() - from.getTime()).toBeLessThanOrEqual(DAY);
          expect(from.getTime()).toBeGreaterThanOrEqual(earliest.getTime());
          expect(known.filter((one) => one.from < end && from < one.to)).toStrictEqual([]);
        }
        expect(missingRanges([...known, ...missing], earliest, to)).toStrictEqual([]);
      }),
    );
  });
});
