/** The advice that the catalogue carries: whole, fair to both, and backed. */
import { CRITERIA, DATABASES, type Criterion, type Database } from '../../../lib/claims/advice';
import { adviceOn, backedAdvice, undecided } from '../../../lib/claims/backed-advice';
import { catalogue } from '../../../lib/claims/catalogue';
import { fact, queueClaim } from '../../support/claims';

const all = backedAdvice();
const databases = Object.keys(DATABASES) as Database[];
const criteria = Object.keys(CRITERIA) as Criterion[];

it.each(criteria)('on %s has something that speaks for either database', (criterion) => {
  expect(databases.filter((database) => !adviceOn(all, database, 'right', criterion).length)).toStrictEqual([]);
});

it.each(databases)('says of %s for whom it is the wrong choice, by most of the criteria', (database) => {
  const wrong = adviceOn(all, database, 'wrong');
  expect(wrong.length).toBeGreaterThanOrEqual(8);
  expect(new Set(wrong.map(({ criterion }) => criterion)).size).toBeGreaterThan(criteria.length / 2);
});

it.each(['right', 'wrong'] as const)('has about as much of the %s choice for one as for the other', (choice) => {
  const [one = 0, other = 0] = databases.map((database) => adviceOn(all, database, choice).length);
  expect(Math.abs(one - other)).toBeLessThanOrEqual(Math.max(one, other) / 5);
});

it('stands in the order of the criteria', () => {
  const order = all.map(({ criterion }) => criteria.indexOf(criterion));
  expect(order).toStrictEqual([...order].sort((one, other) => one - other));
});

it.each(all.map((advice) => [advice.id, advice] as const))('%s ends the sentence that it is part of', (_id, advice) => {
  expect(advice.when).toMatch(/^\p{L}.*[^.]$/u);
  expect(advice.when.length).toBeLessThanOrEqual(110);
});

it('names the claims that stand behind it, where the article makes one', () => {
  const backed = all.filter(({ claims }) => claims.length);
  expect(backed.length).toBeGreaterThan(all.length * 0.75);
  expect(backedAdvice([{ ...queueClaim, backs: ['idle'] }]).filter(({ claims }) => claims.length)).toMatchObject([
    { id: 'idle', claims: ['INT-01'] },
  ]);
});

it('is what every claim stands behind, or the claim says why it speaks for neither', () => {
  const used = new Set([...all.flatMap(({ claims }) => claims), ...undecided().map(({ id }) => id)]);
  expect(catalogue.map(({ id }) => id).filter((id) => !used.has(id))).toStrictEqual([]);
  for (const { why } of undecided()) expect(why).toMatch(/^\p{Lu}.*\.$/u);
});

it('leaves out of all of it the claims that speak for neither', () => {
  expect(undecided([queueClaim, { ...fact, backs: ['idle'] }])).toStrictEqual([
    { id: 'INT-01', why: 'It is about queues.' },
  ]);
});
