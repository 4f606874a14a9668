import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areGone } from '../support/processes';
import { LambdaFunction } from './lambda-function';

/** A function whose events say what it does. */
const FUNCTION = `export const handler = async (event, context) => {
  if (event.throws) throw new Error(event.throws);
  if (event.exits) process.exit(3);
  if (event.hangs) await new Promise((resolve) => setTimeout(resolve, 600_000));
  return { pid: process.pid, remaining: context.getRemainingTimeInMillis() > 0, name: process.env.NAME };
};`;

describe('the stand-in for Lambda', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lambda-function-'));
  const write = (name: string, code: string): string => {
    writeFileSync(join(folder, name), code);
    return join(folder, name);
  };
  const env = (NAME: string) => ({ PATH: process.env['PATH'], NAME });
  const bundle = write('function.mjs', FUNCTION);
  let lambda: LambdaFunction;
  const pidOf = async (event = {}): Promise<number> => ((await lambda.invoke(event)) as any).answer.pid;
  beforeEach(() => (lambda = new LambdaFunction({ bundle, env, timeoutMs: 2_000 })));
  afterEach(() => lambda.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives back what the function answers', async () => {
    const answer = { pid: expect.any(Number), remaining: true, name: 'instance1' };
    expect(await lambda.invoke({})).toStrictEqual({ kind: 'answered', answer });
  });

  it('uses a process again', async () => {
    expect(await pidOf()).toBe(await pidOf());
  });

  it('runs two events at once in two processes', async () => {
    const [one, other] = await Promise.all([pidOf(), pidOf()]);
    expect(one).not.toBe(other);
  });

  it('takes what the function throws for a function error, and uses the process again', async () => {
    const before = await pidOf();
    expect(await lambda.invoke({ throws: 'no' })).toStrictEqual({ kind: 'functionError', why: 'Error: no' });
    expect(await pidOf()).toBe(before);
  });

  it('takes the end of the process for a function error, and starts another', async () => {
    const before = await pidOf();
    expect(await lambda.invoke({ exits: true })).toStrictEqual({ kind: 'functionError' });
    expect(await pidOf()).not.toBe(before);
  });

  it('can kill the process in the middle of an event', async () => {
    await pidOf();
    const running = lambda.invoke({ hangs: true });
    setTimeout(() => lambda.kill(), 50);
    expect([await running, lambda.kills]).toStrictEqual([{ kind: 'functionError' }, 1]);
  });

  it('kills a process whose time is over', async () => {
    const short = new LambdaFunction({ bundle, env, timeoutMs: 200 });
    expect(await short.invoke({ hangs: true })).toStrictEqual({ kind: 'functionError' });
    await short.stop();
  });

  it('says why a function cannot be loaded, rather than to try for ever', async () => {
    const broken = new LambdaFunction({
      bundle: write('broken.mjs', 'throw new Error("no table")'),
      env,
      timeoutMs: 9_000,
    });
    await expect(broken.invoke({})).rejects.toThrow('no table');
    await broken.stop();
  });

  it('leaves no process behind', async () => {
    const pid = await pidOf();
    await lambda.stop();
    expect(await areGone([pid])).toBe(true);
  });
});
