import { buildSync } from 'esbuild';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const ENTRY = join('lambda', 'cloud-provider-access', 'handler.ts');

it('has nothing of the tools in its bundle', () => {
  const options = { absWorkingDir: ROOT, bundle: true, write: false, metafile: true, packages: 'external' } as const;
  const { metafile } = buildSync({ ...options, entryPoints: [ENTRY], platform: 'node', logLevel: 'silent' });
  const own = Object.keys(metafile.inputs);
  expect(own).toContain('lib/atlas-admin/client.ts');
  expect(
    own.filter(
      (path) =>
        !/^(lambda\/cloud-provider-access|lib\/atlas-admin)\/|^lambda\/shared\/logger\.ts$|^lib\/(errors|async\/(aws-client|rights)|processes\/loopback)\.ts$/.test(
          path,
        ),
    ),
  ).toStrictEqual([]);
});
