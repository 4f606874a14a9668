/** The one door of all scripts: what may be given, how errors are told, and with which exit code it ends. */
import { Command, CommanderError } from 'commander';
import { Misuse } from '../errors';
import { isShuttingDown } from '../processes/shutdown';
import { refuseProfile } from './context';
import { onlyText, thisTerminal, type Terminal } from './terminal';

/** Exit codes beside 0. */
const FAILED = 1;
const MISUSED = 2;

/**
 * Names the command and its options.
 *
 * @returns what is done once all that was given is allowed; its result is the exit code
 */
export type CommandLine = (command: Command, terminal: Terminal) => () => number | Promise<number>;

/** @returns the exit code: the command's own, 0 for help, 2 where it was misused, 1 for any other error; each error is one message */
export async function run(line: CommandLine, argv: readonly string[], given: Terminal): Promise<number> {
  const terminal = onlyText(given);
  const { out, err } = terminal;
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  try {
    const perform = line(command, terminal);
    refuseProfile(command);
    await command.parseAsync(argv, { from: 'user' });
    return await perform();
  } catch (error) {
    // Commander has said it already: the help, or what is wrong with an argument.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    // What fails because it is being stopped is no result: the process is about to exit.
    if (!isShuttingDown()) err.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Misuse ? MISUSED : FAILED;
  }
}

/** Runs it with this process's arguments, and ends the process. */
export function runCommand(line: CommandLine): void {
  // `npm run doctor` says it; here it would stand in the middle of the progress.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  void run(line, process.argv.slice(2), thisTerminal()).then(endProcess);
}

/** Whoever read the output may have seen enough, as `head` has; the command ends as it would have. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/**
 * Once the output is written. What was given up may otherwise keep the process up for long: a program that was to give credentials, a
 * question that Atlas does not answer.
 */
function endProcess(exitCode: number): void {
  if (!isShuttingDown()) process.stdout.write('', () => process.exit(exitCode));
}
