/** Every link between the pages of this repository leads to a file that is there, and to a heading that it has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../..');
const filesOf = (folder: string, options = {}): string[] =>
  readdirSync(join(ROOT, folder), { encoding: 'utf8', ...options })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [...filesOf('.'), ...filesOf('docs', { recursive: true })];

const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8').replaceAll(/^```.*?^```$/gms, '');

/** As GitHub makes them of headings; a second heading of one text is not linked to here. */
const anchorsOf = (page: string): Set<string> =>
  new Set(
    [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

/** Links that lead nowhere. */
function broken(page: string, text = textOf(page)): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^(https?|mailto):/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : join(dirname(page), decodeURIComponent(path));
      if (relative('', file).startsWith('..') || !existsSync(join(ROOT, file))) return true;
      return anchor !== undefined && !anchorsOf(file).has(anchor);
    });
}

it('is found in every page', () => {
  expect(pages).toStrictEqual(
    expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/claims.md', 'docs/adr/README.md']),
  );
});

it.each(pages)('every link of %s leads somewhere', (page) => {
  expect(broken(page)).toStrictEqual([]);
});

it.each(['[gone](docs/gone.md)', '[no heading](docs/deploy.md#gone)', '[here](#gone)', '[above](../README.md)'])(
  'sees that %s does not',
  (link) => {
    expect(broken('README.md', link)).toHaveLength(1);
  },
);

it('the front page is one to read: 150 lines at most', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(151);
});
