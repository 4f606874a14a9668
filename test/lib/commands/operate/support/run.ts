import { operateIn } from '../../../../../lib/commands/operate/command';
import type { World } from '../../../../../lib/services/world';
import { runLine, type Ran } from '../../../../support/command-line';

/** The command line, as `npm run operate --` has it, in this process. */
export const run = (world: World, line: string): Promise<Ran> =>
  runLine(
    operateIn(() => world),
    line.split(' ').filter(Boolean),
  );

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
