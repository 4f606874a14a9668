import { OUTPUT_LINES, startGroup, type ProcessGroup } from '../../../lib/processes/process-group';
import { areGone } from '../../support/processes';

const SHORT_MS = 100;

/** A shell with a child of its own; both process ids are its output. */
const WITH_CHILD = 'sleep 600 & echo $!; echo $$; wait';

async function pidsOf(group: ProcessGroup): Promise<number[]> {
  while (group.output().split('\n').length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  return group.output().split('\n').map(Number);
}

describe('a process group', () => {
  it('ends the children of its child when it is stopped', async () => {
    const group = await startGroup('/bin/sh', ['-c', WITH_CHILD]);
    const pids = await pidsOf(group);
    await group.stop();
    expect(await areGone(pids)).toBe(true);
  });

  it('ends the children that its child leaves behind', async () => {
    const group = await startGroup('/bin/sh', ['-c', 'sleep 600 & echo $!; echo $$']);
    const pids = await pidsOf(group);
    await group.ended;
    expect(await areGone(pids)).toBe(true);
  });

  it('ends what ignores SIGTERM, once it has had its time', async () => {
    const group = await startGroup('/bin/sh', ['-c', `trap '' TERM; ${WITH_CHILD}`], { graceMs: SHORT_MS });
    const pids = await pidsOf(group);
    const started = Date.now();
    await group.stop();
    expect(Date.now() - started).toBeGreaterThanOrEqual(SHORT_MS - 1);
    expect(await areGone(pids)).toBe(true);
  });

  it('can be stopped twice', async () => {
    const group = await startGroup('sleep', ['600']);
    await Promise.all([group.stop(), group.stop()]);
    expect(group.hasEnded()).toBe(true);
  });

  it('reports the status of its child', async () => {
    const group = await startGroup('/bin/sh', ['-c', 'exit 7']);
    expect(await group.ended).toStrictEqual({ code: 7, signal: null });
  });

  it('reports a command that does not exist as the shell does', async () => {
    const group = await startGroup('/no/such/command', []);
    expect(await group.ended).toStrictEqual({ code: 127, signal: null });
  });

  it('keeps the last lines only', async () => {
    const group = await startGroup('/bin/sh', ['-c', `seq ${OUTPUT_LINES + 5}`]);
    await group.ended;
    const lines = group.output().split('\n');
    expect([lines.length, lines.at(0), lines.at(-1)]).toStrictEqual([OUTPUT_LINES, '6', `${OUTPUT_LINES + 5}`]);
  });

  it('gives its child nothing to read', async () => {
    const group = await startGroup('cat', []);
    expect(await group.ended).toStrictEqual({ code: 0, signal: null });
  });

  it('passes arguments on as they are', async () => {
    const group = await startGroup('printf', ['%s|', 'a b', '$HOME', '"']);
    await group.ended;
    expect(group.output()).toBe('a b|$HOME|"|');
  });
});
