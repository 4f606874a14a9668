import { operate } from '../../../../../lib/commands/operate/command';
import type { Progress } from '../../../../../lib/console/progress';
import type { World } from '../../../../../lib/services/world';

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  readonly notes: readonly string[];
}

/** The command line, as `npm run operate --` has it, in this process. */
export async function run(world: World, line: string): Promise<Ran> {
  const texts = { out: '', err: '' };
  const notes: string[] = [];
  const progress: Progress = { step: (_title, work) => work((note) => notes.push(note)) };
  const exitCode = await operate(line.split(' '), {
    world: () => world,
    out: { write: (text) => (texts.out += text) },
    err: { write: (text) => (texts.err += text) },
    progress,
  });
  return { exitCode, ...texts, notes };
}

/** What `--json` prints. */
export const json = async (world: World, line: string): Promise<any> =>
  JSON.parse((await run(world, `${line} --json`)).out);

/** The steps of a plan that nobody carries out, as `kind call`, and the parameters of those that change something. */
export async function planned(line: string): Promise<{ steps: string[]; changes: object[] }> {
  const untouchable: World = {
    send: () => Promise.reject(new Error('a plan asks nobody')),
    now: () => 0,
    wait: () => Promise.reject(new Error('a plan waits for nothing')),
  };
  const { plan, outcome } = await json(untouchable, line);
  expect(outcome).toBe('planned');
  return {
    steps: plan.steps.map(({ kind, call }: any) => `${kind} ${call}`),
    changes: plan.steps.filter(({ kind }: any) => kind === 'changes').map(({ parameters }: any) => parameters),
  };
}
