import type { Progress } from '../../lib/console/progress';
import { run, type CommandLine } from '../../lib/console/run-command';

export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
  /** What its steps noted. */
  readonly notes: readonly string[];
}

export const quiet: Progress = { step: (_title, work) => work(() => undefined) };

/** A command with its arguments, in this process. */
export async function runLine(line: CommandLine, argv: readonly string[]): Promise<Ran> {
  const texts = { out: '', err: '' };
  const notes: string[] = [];
  const exitCode = await run(line, argv, {
    out: { write: (text) => (texts.out += text) },
    err: { write: (text) => (texts.err += text) },
    progress: { step: (_title, work) => work((note) => notes.push(note)) },
    colour: false,
  });
  return { exitCode, ...texts, notes };
}
