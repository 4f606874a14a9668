import { markIn, markItem } from '../../../../lib/orders/totals/recount-mark';

const image = (id: string, step: 'begin' | 'end') => markItem('ada', { id, step }) as Record<string, { S?: string }>;

it.each(['begin', 'end'] as const)('is read as it was written: %s', (step) => {
  expect(markIn(image('r', step))).toStrictEqual({ id: 'r', step });
});

it.each<[string, Record<string, { S?: string }> | undefined]>([
  ['nothing', undefined],
  ['an item of something else', { note: { S: 'begin' } }],
  ['a step without a recount', { step: { S: 'begin' } }],
  ['a recount without a step', { recount: { S: 'r' } }],
  ['a step that there is not', { recount: { S: 'r' }, step: { S: 'middle' } }],
  ['other types', { recount: {}, step: {} }],
])('is not there in %s', (_, given) => {
  expect(markIn(given)).toBeUndefined();
});
