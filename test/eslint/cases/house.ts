/** The project's own rules, with code planted where it is not. */
import { refusals as refusalsOf } from '../../support/lint';

const refusals = (file: string, code: string) => refusalsOf(file, code, (rule) => rule.startsWith('house/'));

const PATHS = `import * as fs from 'node:fs'; import path, { join as at, resolve } from 'node:path';`;

export function houseCases(): void {
  describe('lint refuses what leads out of the repository:', () => {
    it.each([
      `import '../../../other/one';`,
      `import type { One } from '../../../other/one';`,
      `export { one } from '../../../other/one';`,
      `export * from '../../../other/one';`,
      `await import('../../../other/one');`,
      `type One = import('../../../other/one').One;`,
      `require('../../../other/one');`,
      `require.resolve('../../../other/one');`,
      `jest.requireActual('../../../other/one');`,
      `at(__dirname, '../../../other/one');`,
      `at(__dirname, '..', '..', '..', name);`,
      `resolve(__dirname, '../../..');`,
      `resolve(import.meta.dirname, '../../..');`,
      `path.join(__dirname, '../../..');`,
      `path.join(path.dirname(__filename), '../../..');`,
      `new URL('../../../other/one', import.meta.url);`,
      'read(`${__dirname}/../../../other`);',
      `read(__dirname + '/../../../other');`,
      `const ROOT = at(__dirname, '..', '..'); at(ROOT, '../other');`,
      `at(IMPORTED_ROOT, '../other');`,
      `at(process.cwd(), '..');`,
      `resolve('..', 'other');`,
      `fs.readFileSync('../other/one');`,
      `const FILE = '../other/one'; fs.existsSync(FILE);`,
    ])('%s', async (code) => {
      expect(await refusals('test/lib/planted.test.ts', `${PATHS}\n${code}`)).toStrictEqual([
        'house/inside-repository',
      ]);
      expect(await refusals('lib/tryout/planted.ts', `${PATHS}\n${code}`)).toStrictEqual(['house/inside-repository']);
    });

    it.each(['bin/planted.ts', 'lambda/planted/handler.ts', 'eslint/planted.mjs', 'planted.config.js'])(
      'in %s',
      async (file) => {
        expect(await refusals(file, `require('${'../'.repeat(file.split('/').length)}other');`)).toHaveLength(1);
      },
    );

    it.each([
      `import '../../lib/one'; import '../one'; import 'one';`,
      `at(__dirname, '..', '..', 'docs'); at(__dirname, '../../docs', name);`,
      `new URL('../../docs', import.meta.url); new URL('../../../orders', 'http://127.0.0.1');`,
      'read(`${__dirname}/../../docs`);',
      `at(folder, name, '..'); at('/tmp', '..', '..');`,
      `expect(send('../victim')).toBe(refused); text.join('..');`,
    ])('and lets be: %s', async (code) => {
      expect(await refusals('test/lib/planted.test.ts', `${PATHS}\n${code}`)).toStrictEqual([]);
    });
  });

  describe('lint refuses the folder of everybody’s temporary files:', () => {
    const refusedIn = async (file: string, code: string) => (await refusals(file, code)).length > 0;

    it.each([
      [`import { tmpdir } from 'node:os';`, false],
      [`import { tmpdir as shared } from 'node:os';`, true],
      [`mkdtempSync(join(tmpdir(), 'one-'));`, false],
      [`writeFileSync(join(tmpdir(), 'one'), '');`, true],
      [`os.tmpdir();`, true],
      [`spawn('node', ['--import', 'tsx', file]);`, true],
      [`const FILE = '/tmp/one';`, false],
      ['const FILE = `/var/tmp/${name}`;', false],
    ])('%s, in a test: %p', async (code, inTest) => {
      expect([await refusedIn('lib/planted.ts', code), await refusedIn('test/planted.test.ts', code)]).toStrictEqual([
        true,
        inTest,
      ]);
    });

    it.each([`const PATH = '/tmpfs';`, 'const PATH = `${root}/tmp/`;'])('and lets be: %s', async (code) => {
      expect(await refusedIn('lib/planted.ts', code)).toBe(false);
    });
  });

  describe('lint refuses a test that is left out:', () => {
    it.each([
      `it.skip('does', () => {});`,
      `describe.skip('it', () => {});`,
      `test.only('does', () => {});`,
      `it.todo('does');`,
      `it.skip.each([1])('does', () => {});`,
      `it.concurrent.skip('does', () => {});`,
      `xit('does', () => {});`,
      `fdescribe('it', () => {});`,
      `(existsSync(FILE) ? it : fail)('does', () => {});`,
      `if (existsSync(FILE)) it('does', () => {});`,
      `if (has) { describe('it', () => {}); }`,
      `has && it('does', () => {});`,
      `it('does', () => { if (!existsSync(FILE)) return; });`,
    ])('%s', async (code) => {
      expect(await refusals('test/lib/planted.test.ts', code)).toContain('house/no-skipped-test');
    });

    it('and lets be what runs everywhere', async () => {
      const code = `describe('it', () => { it.each([1])('does', () => { if (a) b(); expect(existsSync(FILE)).toBe(true); }); });`;
      expect(await refusals('test/lib/planted.test.ts', code)).toStrictEqual([]);
    });
  });

  it('lint refuses a comparison in a test that passes over what is undefined, and lets be the one that does not', async () => {
    const refused = (matcher: string) =>
      refusalsOf(
        'test/lib/planted.test.ts',
        `expect(list).not.${matcher}([]);`,
        (rule) => rule === 'no-restricted-syntax',
      );
    expect(await refused('toEqual')).toStrictEqual(['no-restricted-syntax']);
    expect(await refused('toStrictEqual')).toStrictEqual([]);
  });
}
