import { loadFragment } from '../../../../lib/report/load/html';
import { aLoadRun, anOperation, someResults } from '../../../support/load-results';

const page = (...runs: Parameters<typeof aLoadRun>[0][]): string =>
  loadFragment([someResults(runs.map((run) => aLoadRun(run)))]).text;

it('names each picture, and has what it shows in a table too', () => {
  const text = page({ target: 'dynamodb' }, { target: 'atlas' });
  const named = [...text.matchAll(/<svg\s+role="img"\s+aria-labelledby="([^"]+)"/g)].map(([, id]) => id);
  expect(named).toHaveLength(2);
  expect(new Set(named).size).toBe(2);
  for (const id of named) expect(text).toMatch(new RegExp(`<title id="${id}">[^<]+by percentile`));
  expect(text.match(/<caption/g)).toHaveLength(4);
});

it('draws both times, told apart without colour', () => {
  const lines = [...page({}).matchAll(/<polyline\s+points="([^"]+)"\s+stroke-width="2"\s+stroke-dasharray="([^"]*)"/g)];
  expect(lines.map(([, , dashes]) => dashes)).toStrictEqual(['6 4', '']);
  for (const [, points = ''] of lines)
    for (const point of points.split(' ')) expect(point).toMatch(/^\d+\.\d,\d+\.\d$/);
});

it('rises, as a percentile does', () => {
  const get = anOperation(Array.from({ length: 500 }, (_, n) => 0.5 + n / 10));
  const [points = ''] = [...page({ operations: { get } }).matchAll(/points="([^"]+)"/g)].map(([, one]) => one);
  const ys = points.split(' ').map((point) => Number(point.split(',')[1]));
  expect(ys).toStrictEqual([...ys].sort((one, other) => other - one));
  expect(ys[0]).toBeGreaterThan(ys.at(-1) as number);
});

it('says where nothing was timed, or measured', () => {
  expect(page({ operations: { get: anOperation([], { issued: 2, notSent: 2 }) } })).toContain(
    'No operation was timed.',
  );
  expect(loadFragment([]).text).toContain('Nothing was measured.');
});

it('escapes what it is given', () => {
  expect(page({ engine: '<script>' })).toContain('&lt;script&gt;');
});

it('says of what is not valid that it is not', () => {
  expect(page({ invalid: ['it was late'] })).toMatch(/<strong>Not valid:<\/strong> it was late\./);
});
