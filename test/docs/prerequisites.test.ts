import { readFileSync } from 'node:fs';
import { prerequisitesTable } from '../endings/prerequisites';

/** Without the blanks that lay a table out. */
const plain = (table: string): string => table.replaceAll(/-{3,}/g, '---').replaceAll(/ +/g, ' ');

it('docs/troubleshooting.md says what happens without each prerequisite: npm run test:endings -- --table', async () => {
  expect(plain(readFileSync('docs/troubleshooting.md', 'utf8'))).toContain(plain(await prerequisitesTable()));
});
