/** The picture and its words, of numbers made up here. */
import type { BreakEven } from '../../../../lib/costs/break-even/break-even';
import { PARAMETERS } from '../../../../lib/costs/month/context';
import { breakEvenFragment } from '../../../../lib/report/costs/break-even/html';
import {
  answerText,
  pointsTable,
  sensitivityTable,
  type BreakEvenReport,
} from '../../../../lib/report/costs/break-even/words';

const RATES = [1, 10, 100, 1_000];
const alone = (rate: number) => ({ rate, isOver: false, dynamodb: { amount: rate * 2, gaps: 0 } });
const point = (rate: number) => ({ ...alone(rate), atlas: { amount: 50, gaps: 1, size: 'M10' } });
const crossing: BreakEven['crossings'][number] = {
  rate: 25,
  below: 'dynamodb',
  size: 'M10',
  amount: 50,
  isStep: false,
  bound: 'at least',
};
const report = (more: Partial<BreakEven> = {}): BreakEvenReport => ({
  schemaVersion: 1,
  workload: 'a <b> & c',
  templates: '-c profile=trial',
  month: { home: 'us-east-1', parameters: PARAMETERS, lines: [], totals: [], notes: [] },
  size: 'M10',
  steps: [],
  leftOut: [],
  points: RATES.map((rate) => point(rate)),
  own: point(10),
  crossings: [crossing],
  sensitivity: [{ what: 'Reads eventual', own: point(10), crossing: { ...crossing, rate: 50 }, factor: 2 }],
  ...more,
});
const STEPS: BreakEven['steps'] = [{ size: 'M10', operationsPerSecond: 100, upTo: 100, from: 'user' }];
const known = report({
  steps: STEPS,
  points: [point(1), point(10), point(100), { ...alone(100), isOver: true }],
});

const fragment = (of: BreakEvenReport, id?: string): string => breakEvenFragment(of, id).text;
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('the answer in words', () => {
  it('says on which condition it holds, and which way it may be wrong', () => {
    const [first] = answerText(report());
    expect(first).toMatch(
      /^Up to 25 operations a second DynamoDB costs less, above it MongoDB Atlas, if M10 takes so many/,
    );
    expect(first).toMatch(/Something of MongoDB Atlas has no known cost: the true point is there or above\.$/);
    expect(answerText(report()).join()).toContain('published by nobody');
    expect(answerText(known)[0]).not.toContain('takes so many');
  });

  it('says of each further crossing from where on', () => {
    const step = { ...crossing, rate: 300, below: 'atlas', size: 'M40', isStep: true, bound: 'at most' } as const;
    expect(answerText(report({ crossings: [crossing, step], steps: STEPS }))[1]).toBe(
      'From 25 to 300 operations a second MongoDB Atlas costs less, above it DynamoDB: the lines cross where Atlas goes to M40. Something of MongoDB Atlas has no known cost: the true point is there or below.',
    );
  });

  it('says where there is no crossing, and who is cheaper throughout', () => {
    const points = RATES.map((rate) => ({ ...point(rate), dynamodb: { amount: 1, gaps: 0 } }));
    expect(answerText(report({ crossings: [], points }))[0]).toBe(
      'The lines do not cross: from 1 to 1,000 operations a second DynamoDB costs less. Of what is known: either side may have something without a known cost.',
    );
  });

  it('compares nothing where a price is missing that a side lives by', () => {
    const unpriced = { amount: 1, gaps: 2, unpriced: 'atlas.m10', size: 'M10' } as const;
    const points = RATES.map((rate) => ({ ...point(rate), atlas: unpriced }));
    const of = report({ crossings: [], points, own: points[1]! });
    expect(answerText(of).slice(0, 2)).toStrictEqual([
      'The two cannot be compared.',
      expect.stringContaining('--price atlas.m10=VALUE'),
    ]);
    expect(fragment(of)).not.toContain('data-side="atlas"');
    expect(fragment(of)).toContain('no price atlas.m10 is known</text');
    expect(pointsTable(of).rows[0]).toStrictEqual(['1', '2.00', 'not known', 'M10', '–']);
  });

  it('says from where on the table throttles, and which rates were left out', () => {
    const text = answerText(report({ throttledFrom: 235.4, leftOut: ['M10'], size: 'M30' })).join('\n');
    expect(text).toMatch(/throttles the busiest hour from 235 operations/);
    expect(text).toMatch(/Left out: M10\. The line begins with what is deployed, M30\./);
  });

  it('says of a rate that was measured within which response', () => {
    const measured = { ...STEPS[0]!, from: 'measured', latencyBound: { percent: 99, ms: 20 } } as const;
    expect(answerText(report({ steps: [measured] })).join('\n')).toContain(
      'Atlas is taken to be M10 up to 100 (measured, with the response within 20 ms at the 99th percentile) operations',
    );
  });
});

describe('the picture', () => {
  const text = fragment(report(), 'one');

  it('has a name and a description that says the answer', () => {
    expect(text).toMatch(/<svg\s+role="img"\s+aria-labelledby="one-title one-desc"/);
    expect(all(text, /<title id="one-title">([^<]+)</g)).toHaveLength(1);
    expect(all(text, /<desc id="one-desc">([^<]+)</g)[0]).toContain('Up to 25 operations a second DynamoDB costs less');
  });

  it('needs no script, no style, and nothing from elsewhere', () => {
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|href=|url\(/);
  });

  it('takes its colours from the page, and has none of its own', () => {
    const colours = new Set(all(text, /(?:fill|stroke)="([^"]+)"/g));
    expect(
      [...colours].filter((one) => !/^(none|currentColor|var\(--[a-z]+, (currentColor|Canvas)\))$/.test(one)),
    ).toStrictEqual([]);
  });

  it('has no id twice, and another set of them for each that a page has', () => {
    const ids = [...all(text, / id="([^"]+)"/g), ...all(fragment(report(), 'two'), / id="([^"]+)"/g)];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('marks each point of the table', () => {
    expect(all(text, /(<circle cx="[\d.]+" cy="[\d.]+" r="3")/g)).toHaveLength(RATES.length);
    expect(all(fragment(known), /(<rect x=)/g)).toHaveLength(3);
  });

  it('draws a size without a known limit so that it is no promise', () => {
    expect(text).toMatch(/data-limit="unknown">\s*<path[^>]* stroke-dasharray="2 6"/);
    expect(all(text, />(\?)<\/text/g)).not.toStrictEqual([]);
    expect(text).toContain('whether it takes this rate nobody publishes');
    expect(text).toContain('cross at 25, if M10 takes that');
  });

  it('ends the line where no size is known that takes more', () => {
    expect(fragment(known)).toContain('data-limit="known"');
    expect(fragment(known)).toContain('no size known that takes more');
  });
});

describe('the tables', () => {
  it('have all that the picture shows', () => {
    const rows = pointsTable(known).rows.map((row) => row.join(' | '));
    expect(rows).toStrictEqual([
      '1 | 2.00 | at least 50.00 | M10 | DynamoDB',
      '10 (this workload) | 20.00 | at least 50.00 | M10 | DynamoDB',
      '100 | 200.00 | at least 50.00 | M10 | MongoDB Atlas',
      'over 100 | 200.00 | no size known | – | –',
    ]);
    const cells = all(fragment(known), /<t[hd](?: scope="row")?>([^<]*)<\/t[hd]>/g);
    expect(cells).toStrictEqual(expect.arrayContaining(pointsTable(known).rows.flat()));
  });

  it('say of Atlas without a limit that it is cheaper only if it takes the rate', () => {
    expect(pointsTable(report()).rows[3]?.at(-1)).toBe('MongoDB Atlas, if M10 takes it');
  });

  it('begin the changes with what is', () => {
    expect(sensitivityTable(report()).rows).toStrictEqual([
      ['As it is', '25', '–', '20.00', 'at least 50.00'],
      ['Reads eventual', '50', '2', '20.00', 'at least 50.00'],
    ]);
  });

  it('name their columns and rows, and can be scrolled by keyboard, as the picture can', () => {
    const text = fragment(report());
    expect(all(text, /<(caption)>/g)).toHaveLength(2);
    expect(all(text, /(tabindex="0" role="region" aria-label="[^"]+")/g)).toHaveLength(3);
    expect(text).not.toMatch(/<th>/);
  });
});

it('shows names of files as text', () => expect(fragment(report())).toContain('Workload a &lt;b&gt; &amp; c on'));
