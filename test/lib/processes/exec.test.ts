import { CommandError, exec } from '../../../lib/processes/exec';

const shell = (script: string, timeoutMs = 30_000): Promise<string> => exec('/bin/sh', ['-c', script], { timeoutMs });

describe('exec', () => {
  it('returns what both streams wrote', async () => {
    expect((await shell('echo out; echo err >&2')).split('\n').sort()).toStrictEqual(['err', 'out']);
  });

  it('tells each line as it comes', async () => {
    const lines: string[] = [];
    await exec('/bin/sh', ['-c', 'echo one; echo two'], { timeoutMs: 30_000, onLine: (line) => lines.push(line) });
    expect(lines).toStrictEqual(['one', 'two']);
  });

  it.each([
    ['another status than 0', 'echo why >&2; exit 3', 'ended with status 3'],
    ['a signal', 'echo why; kill -KILL $$', 'was ended by SIGKILL'],
  ])('fails on %s, with the output', async (_, script, why) => {
    await expect(shell(script)).rejects.toStrictEqual(new CommandError('/bin/sh', why, 'why'));
  });

  it('ends a command that takes too long', async () => {
    await expect(shell('sleep 600', 50)).rejects.toThrow('did not end within 0.05 s');
  });
});
