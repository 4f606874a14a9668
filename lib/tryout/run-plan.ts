/**
 * The parts of a run. Each names the parts that it needs: where one fails or cannot be run, those that need it are left out with that as
 * their reason, and no others.
 */
import { NotRun } from '../errors';
import type { Note, Progress } from '../console/progress';
import { isShuttingDown } from '../processes/shutdown';
import { Checks } from './checks';

/** What a part gets to tell how it goes. */
export interface Turn {
  readonly note: Note;
  /** Its own; with none of them, that it ends well is its check. */
  readonly checks: Checks;
}

/** Waits for a part's result. @throws NotRun where there is none */
export type PartResult<T> = () => Promise<T>;

/** What a part cannot begin without, by the name that it knows it by. */
export type Needs = Readonly<Record<string, PartResult<unknown>>>;
type Results<N extends Needs> = { readonly [Name in keyof N]: Awaited<ReturnType<N[Name]>> };
export type Work<N extends Needs, T> = (results: Results<N>, turn: Turn) => Promise<T>;

/** For a part that can do without: undefined where there is no result. */
export const orNone =
  <T>(result: PartResult<T>): PartResult<T | undefined> =>
  () =>
    result().catch((error: unknown) => {
      if (error instanceof NotRun) return undefined;
      throw error;
    });

export class RunPlan {
  private readonly turns: (() => Promise<void>)[] = [];

  constructor(
    private readonly checks: Checks,
    private readonly progress: Progress,
  ) {}

  /** A part that begins when the ones before it have ended. */
  part<N extends Needs, T>(title: string, needs: N, work: Work<N, T>): PartResult<T> {
    let begin = (): void => undefined;
    const turn = new Promise<void>((resolve) => (begin = resolve));
    return this.add(title, needs, work, turn, begin);
  }

  /** A part that begins at once, as far as what it needs is there, and is shown when its turn comes. */
  early<N extends Needs, T>(title: string, needs: N, work: Work<N, T>): PartResult<T> {
    return this.add(title, needs, work, Promise.resolve());
  }

  /** Runs all parts in their order. Whatever they do is over when it returns, and every one has its checks. */
  async run(): Promise<void> {
    for (const turn of this.turns) await turn();
  }

  protected add<N extends Needs, T>(
    title: string,
    needs: N,
    work: Work<N, T>,
    turn: Promise<void>,
    begin?: () => void,
  ): PartResult<T> {
    const checks = new Checks();
    let show: Note = () => undefined;
    const result = turn
      .then(() => resultsOf(needs))
      .then((results) => work(results, { note: (line) => show(line), checks }));
    result.catch(() => undefined);
    this.turns.push(async () => {
      begin?.();
      try {
        await this.progress.step(title, (note) => {
          show = note;
          return result;
        });
        if (!checks.list.length) checks.passed(title);
      } catch (error) {
        // What fails because it is being stopped is no result: the process is about to exit.
        if (isShuttingDown()) await new Promise(() => undefined);
        const message = error instanceof Error ? error.message : String(error);
        if (error instanceof NotRun) checks.skipped(title, message);
        else checks.failed(title, 'to succeed', message);
      }
      this.checks.take(checks, title);
    });
    return () =>
      result.catch((error: unknown) => {
        if (error instanceof Missing) throw error;
        throw new Missing(`"${title}" ${error instanceof NotRun ? 'cannot be run here' : 'failed'}`);
      });
  }
}

async function resultsOf<N extends Needs>(needs: N): Promise<Results<N>> {
  const entries = Object.entries(needs).map(async ([name, result]) => [name, await result()] as const);
  return Object.fromEntries(await Promise.all(entries)) as Results<N>;
}

/** Names the part at the root of it, however many there are between. */
class Missing extends NotRun {}
