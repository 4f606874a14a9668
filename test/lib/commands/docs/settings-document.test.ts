import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsDocument } from '../../../../lib/commands/docs/settings-document';
import { settingFields } from '../../../../lib/settings/fields';

const FILE = join(__dirname, '../../../../docs/settings.md');

const document = settingsDocument();
const rows = document.split('\n').filter((line) => line.startsWith('| `'));

it('is what docs/settings.md holds', () => {
  const kept = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (kept !== document) throw new Error('docs/settings.md does not say what lib/settings says: run npm run docs');
});

it('has a row for every setting', () => {
  expect(rows.map((row) => row.split('`')[1]).sort()).toStrictEqual([...settingFields.keys()].sort());
});

it('has as many cells in every row as it has columns', () => {
  const cells = (row: string): number => row.split(/(?<!\\)\|/).length;
  expect(new Set(rows.map(cells))).toStrictEqual(new Set([11]));
});

it('gives the value of each profile', () => {
  expect(rows.find((row) => row.startsWith('| `atlas.instanceSize`'))).toMatch(
    /\| `M0` \| `M10` \| `M30` \| `M30` \|$/,
  );
});

it('leaves no character that Markdown would read as its own', () => {
  const outsideCode = rows.map((row) => row.replace(/`[^`]*`/g, '').replaceAll('<br>', ''));
  expect(outsideCode.filter((row) => /(?<!\\)[*_<>[\]]/.test(row))).toStrictEqual([]);
});
