import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPython, pythonTools } from '../../../lib/processes/python-tools';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'python-tools-test-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Stands for an interpreter: answers the question for its version, and runs `script` for anything else. */
function interpreter(version: string, script = 'exit 1'): string {
  const path = join(folder, 'python3');
  writeFileSync(path, `#!/bin/sh\nif [ "$1" = -c ]; then echo ${version}; exit; fi\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('finding Python', () => {
  it.each(['3.10', '3.14', '4.0'])('takes %s', async (version) => {
    const python = interpreter(version);
    expect(await findPython({ PYTHON: python })).toStrictEqual({ python });
  });

  it.each(['2.7', '3.9', 'nonsense'])('refuses %s and says what is needed', async (version) => {
    const python = interpreter(version);
    expect(await findPython({ PYTHON: python })).toStrictEqual({
      unavailable: `no Python 3.10 or later (PYTHON is "${python}", and ${python} is ${version}). Install one, or set PYTHON to its path`,
    });
  });

  it('says so when PYTHON does not run', async () => {
    expect(await findPython({ PYTHON: '/no/such/python' })).toStrictEqual({
      unavailable:
        'no Python 3.10 or later (PYTHON is "/no/such/python", which does not run). Install one, or set PYTHON to its path',
    });
  });

  it('says so when there is none on the PATH', async () => {
    expect(await findPython({ PATH: folder })).toStrictEqual({
      unavailable: 'no Python 3.10 or later (no python3 on the PATH). Install one, or set PYTHON to its path',
    });
  });

  it('names the one that is too old', async () => {
    interpreter('3.8');
    expect(await findPython({ PATH: folder })).toStrictEqual({
      unavailable: 'no Python 3.10 or later (python3 is 3.8). Install one, or set PYTHON to its path',
    });
  });
});

describe('the Python environment', () => {
  const failing = (output: string): Promise<unknown> =>
    pythonTools({
      cache: folder,
      env: { PATH: process.env['PATH'], PYTHON: interpreter('3.12', `echo '${output}'; exit 1`) },
    });

  it.each([
    ['no venv module', 'created successfully because ensurepip is not available.', 'apt install python3-venv'],
    ['no network', 'WARNING: Retrying after NewConnectionError: refused', 'Check the network or proxy'],
    ['anything else', 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES', 'THESE PACKAGES DO NOT MATCH THE HASHES'],
  ])('says in one sentence what is wrong: %s', async (_, output, expected) => {
    expect(await failing(output)).toStrictEqual({ unavailable: expect.stringContaining(expected) as string });
  });

  it('is not taken for complete when its installation failed', async () => {
    await failing('ERROR: cut short');
    expect(await failing('ERROR: cut short')).toHaveProperty('unavailable');
  });
});

describe('the requirements', () => {
  const requirements = readFileSync(join(__dirname, '../../../lib/processes/requirements.txt'), 'utf8')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));

  it.each(requirements.map((line) => [line.split(' ')[0] as string, line]))('pin %s with its hashes', (_, line) => {
    expect(line).toMatch(/^[a-z0-9-]+==[0-9][^ ]*( ; [^-]+)?( +--hash=sha256:[0-9a-f]{64})+$/);
  });
});
