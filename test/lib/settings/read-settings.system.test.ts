import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

it('loads the driver only for an address', async () => {
  const script = `
    require('tsx/cjs');
    const { readSettings } = require('./lib/settings/read-settings.ts');
    const isLoaded = () => Object.keys(require.cache).some((file) => file.includes('node_modules/mongodb/'));
    readSettings({});
    const before = isLoaded();
    readSettings({ 'atlas.connectionString': 'mongodb+srv://orders.example.net/' });
    process.stdout.write(JSON.stringify([before, isLoaded()]));`;
  const root = join(__dirname, '..', '..', '..');
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { cwd: root });
  expect(JSON.parse(stdout)).toStrictEqual([false, true]);
}, 30_000);
