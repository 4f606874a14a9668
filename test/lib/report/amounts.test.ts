import { durationText, totalsText } from '../../../lib/report/amounts';

it.each([
  [0, '0 ms'],
  [0.4, '0 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [12_345, '12.3 s'],
  [59_949, '59.9 s'],
  [59_950, '1 min 0 s'],
  [303_000, '5 min 3 s'],
  [60_000_000, '1,000 min 0 s'],
])('%d milliseconds are %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});

it.each([
  [{ operations: 1 }, '1 passed; 1 operation'],
  [{ operations: 1_204, milliseconds: 80 }, '1 passed; 1,204 operations, 80 ms'],
  [{ milliseconds: 80 }, '1 passed; 80 ms'],
  [{}, '1 passed'],
  [{ passed: 0, skipped: 2 }, '0 passed, 2 not run'],
  [{ passed: 3, failed: 1 }, '3 passed, 1 failed'],
])('%j leaves out what there is none of, but for what passed: "%s"', (totals, text) => {
  expect(totalsText({ passed: 1, failed: 0, skipped: 0, ...totals })).toBe(text);
});
