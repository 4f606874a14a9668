import { lockedPackages, readJson } from './lockfile';

/** Those that ask for nothing but to keep their notice. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Zlib',
]);

/** What is taken all the same, none of it into anything that is deployed. */
const EXCEPTIONS: Readonly<Record<string, { readonly license: string; readonly reason: string }>> = {
  'axe-core': { license: 'MPL-2.0', reason: 'looks at the page in a browser of the tests, unchanged' },
  'caniuse-lite': { license: 'CC-BY-4.0', reason: 'data, read by Babel in the tools that check the code' },
};

/** Whether one of the choices of an SPDX expression has only licences that are allowed. */
const permitted = (expression: string): boolean =>
  expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((license) => ALLOWED.has(license)));

const packages = lockedPackages();
const refused = packages.filter(({ license }) => license === undefined || !permitted(license));

describe('the licences of what is installed', () => {
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['Apache-2.0 AND MIT', true],
    ['GPL-3.0-or-later', false],
    ['MIT AND GPL-3.0-or-later', false],
    ['SEE LICENSE IN LICENSE', false],
    ['', false],
  ])('are read as SPDX: %s', (expression, allowed) => expect(permitted(expression)).toBe(allowed));

  it('are allowed, but for the exceptions named', () => {
    expect(packages.length).toBeGreaterThan(0);
    const found = refused.map(({ name, license }) => [name, license]);
    expect(found.sort()).toStrictEqual(Object.entries(EXCEPTIONS).map(([name, { license }]) => [name, license]));
  });

  it('make an exception of nothing that is deployed', () => {
    expect(refused.filter(({ dev }) => !dev)).toStrictEqual([]);
  });
});

it('is known by its hash, or by that of the package that it comes in', () => {
  const unknown = packages.filter(({ inBundle, integrity }) => !inBundle && !integrity?.startsWith('sha512-'));
  expect(unknown).toStrictEqual([]);
});

describe('the scripts of what is installed', () => {
  it('are each known, and run by no npm that asks', () => {
    const { allowScripts } = readJson<{ allowScripts: Record<string, boolean> }>('package.json');
    const names = packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(allowScripts).toStrictEqual(Object.fromEntries(names.map((name) => [name, false])));
  });
});
