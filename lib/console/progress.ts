/**
 * Progress on standard error, so that standard output holds results only: a spinner on a terminal, plain lines elsewhere.
 */
import { isShuttingDown } from '../processes/shutdown';
import { NotRun } from '../errors';
import { printableLine } from './printable';

/** Shows what a step is doing at the moment. */
export type Note = (line: string) => void;

export interface Progress {
  /** Runs one step; what it throws is thrown on. */
  step<T>(title: string, run: (note: Note) => Promise<T>): Promise<T>;
}

export function progressOn(stream: NodeJS.WriteStream): Progress {
  const progress = stream.isTTY ? spinner(stream) : plainLines(stream);
  return {
    step: (title, run) => progress.step(printableLine(title), (note) => run((line) => note(printableLine(line)))),
  };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

const spinner = (stream: NodeJS.WriteStream): Progress => ({
  async step<T>(title: string, run: (note: Note) => Promise<T>): Promise<T> {
    // Here, and not above: it takes a command that has no steps longer to load than all else of the console.
    // eslint-disable-next-line @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-assignment
    const { Listr, ListrLogger, PRESET_TIMER, ProcessOutput }: typeof import('listr2') = require('listr2');
    let result: Promise<T> | undefined;
    const list = new Listr(
      {
        title,
        task: async (_, task) => {
          result = run((line) => (task.output = line));
          await result.catch((error: unknown) => {
            if (!(error instanceof NotRun)) throw error;
            task.skip();
          });
        },
      },
      {
        exitOnError: false,
        // Ctrl-C is handled in one place for the whole process.
        registerSignalListeners: false,
        rendererOptions: {
          logger: new ListrLogger({ processOutput: new ProcessOutput(stream, stream) }),
          showErrorMessage: false,
          timer: { ...PRESET_TIMER, field: seconds },
        },
      },
    );
    await list.run();
    return result as Promise<T>;
  },
});

const plainLines = (stream: NodeJS.WritableStream): Progress => ({
  async step<T>(title: string, run: (note: Note) => Promise<T>): Promise<T> {
    const started = Date.now();
    const end = (how: string): boolean => stream.write(`${how}: ${title} (${seconds(Date.now() - started)})\n`);
    stream.write(`start: ${title}\n`);
    try {
      const result = await run(() => undefined);
      end('done');
      return result;
    } catch (error) {
      end(isShuttingDown() ? 'stopped' : error instanceof NotRun ? 'not run' : 'failed');
      throw error;
    }
  },
});
