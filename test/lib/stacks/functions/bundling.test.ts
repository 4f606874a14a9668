import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUNDLE_FILE, bundleFunction } from '../../../../lib/stacks/functions/bundling';

const ROOT = join(__dirname, '..', '..', '..', '..');

describe('bundleFunction', () => {
  const folders: string[] = [];
  const bundle = (): Record<string, string> => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    folders.push(folder);
    bundleFunction(join(ROOT, 'lambda', 'order-stream', 'handler.ts'), join(folder, BUNDLE_FILE));
    return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  };
  const here = bundle();
  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  it('gives the same files wherever it runs and wherever they go', () => {
    const started = process.cwd();
    process.chdir(folders[0] as string);
    try {
      expect(bundle()).toStrictEqual(here);
    } finally {
      process.chdir(started);
    }
  });

  it('holds no path of the machine it ran on', () => {
    expect(Object.values(here).filter((text) => text.includes(ROOT))).toStrictEqual([]);
  });

  it('needs no package beside it', () => {
    const imports = Object.values(here).flatMap((text) =>
      [...text.matchAll(/from"([^"]+)"/g)].map((match) => match[1] ?? ''),
    );
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.filter((name) => !/^(node:|\.\/)/.test(name))).toStrictEqual([]);
  });

  it('leaves out the credential providers that no function uses', () => {
    expect(Object.values(here).join('')).not.toContain('sso_session');
  });

  it('imports at run time what its runtime has', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    folders.push(folder);
    const file = join(folder, BUNDLE_FILE);
    bundleFunction(join(ROOT, 'lambda', 'peering-acceptance', 'handler.ts'), file, {
      external: ['@aws-sdk/client-ec2'],
    });
    expect(readFileSync(file, 'utf8')).toContain('from"@aws-sdk/client-ec2"');
  });

  it('says where the mistake is when a function does not build', () => {
    expect(() => bundleFunction(join(ROOT, 'lambda', 'no-such.ts'), join(ROOT, '.cache', BUNDLE_FILE))).toThrow(
      'no-such.ts',
    );
  });
});
