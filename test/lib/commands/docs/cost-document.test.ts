import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { costDocument } from '../../../../lib/commands/docs/cost-document';
import { METERS } from '../../../../lib/costs/month/meters';
import { PROFILE_NAMES } from '../../../../lib/settings/schema';
import { snapshotAssembly } from '../../../support/snapshot-template';

const page = readFileSync(join(__dirname, '../../../../docs/cost.md'), 'utf8');
const measured = new Set(METERS.flatMap(({ types }) => types));
const assemblies = PROFILE_NAMES.map((profile) => snapshotAssembly(profile, measured));

it('is what docs/cost.md holds', () => {
  if (costDocument(page, assemblies) !== page)
    throw new Error('docs/cost.md does not say what the templates cost: run npm run docs');
});

it('has a day of each profile, of each side and of both together', () => {
  const rows = page.split('\n').filter((line) => /^\| `\w+` \|/.test(line));
  for (const profile of PROFILE_NAMES) {
    for (const name of ['DynamoDB', 'MongoDB Atlas', 'Together']) {
      expect(rows.filter((row) => row.startsWith(`| \`${profile}\` | ${name} | `))).toHaveLength(2);
    }
  }
});

it('refuses a page that has no place for the tables', () => {
  expect(() => costDocument('# A page', assemblies)).toThrow('docs/cost.md has no place');
});
