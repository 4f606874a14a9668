/** `npm run verify`: what `cdk deploy` made, seen by the services' own APIs. */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { AssemblyError } from '../../assembly/manifest';
import { observationsSchema } from '../../claims/observations/observations';
import { regionName } from '../../console/arguments';
import { PROFILE_NAMES } from '../../settings/schema';
import { progressOn, type Progress } from '../../console/progress';
import { countsOf, verifiedText } from './text';
import { verify } from './verify';
import { wantsColour } from '../../console/terminal';
import { exitCodeOf } from '../../console/counts';
import { Misuse } from '../../errors';

const MISUSED = 2;
const RESULT_FILE = 'verify.json';

const HELP = `
After: npx cdk deploy --all --outputs-file outputs.json

Asks DynamoDB, Lambda, KMS, VPC and Atlas what is there and compares it with the synthesized templates; then runs the order
contract through both APIs with signed requests. It reads only, unless --write is given: then orders of customers verify-...
are written, and removed again. The credentials are those of the AWS SDK's default chain (AWS_PROFILE and others);
docs/verify.md has the permissions that they need. With AWS_ENDPOINT_URL it asks an emulator, and says so.

Progress goes to standard error. Exit code: 0 when something was run and nothing failed; 1 when something failed or nothing
could be run; ${MISUSED} for a wrong argument or file.`;

interface Options {
  readonly outputsFile: string;
  readonly profile?: string;
  readonly region?: string;
  readonly assembly: string;
  readonly write?: true;
  readonly json?: true;
  readonly result?: string;
}

export interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
  readonly colour: boolean;
  readonly progress: Progress;
}

const here = (): Streams => ({
  out: process.stdout,
  err: process.stderr,
  colour: wantsColour(process.stdout),
  progress: progressOn(process.stderr),
});

/** @returns the exit code */
export async function verifyCommand(argv: readonly string[], streams: Streams = here()): Promise<number> {
  try {
    return await run(command(streams).parse(argv, { from: 'user' }).opts<Options>(), streams);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    if (!(error instanceof Misuse || error instanceof AssemblyError)) throw error;
    streams.err.write(`${error.message}\n`);
    return MISUSED;
  }
}

const command = ({ out, err }: Streams): Command =>
  new Command('npm run verify --')
    .description('Holds what was deployed against what was synthesized.')
    .requiredOption('--outputs-file <file>', 'what cdk deploy --outputs-file wrote')
    .addOption(new Option('--profile <name>', 'the profile that was deployed, to be sure').choices(PROFILE_NAMES))
    .option('--region <region>', 'AWS region, where the templates do not say it', regionName)
    .option('--assembly <folder>', 'templates that were deployed', 'cdk.out')
    .option('--write', 'also write orders, and remove them again')
    .option('--json', 'print the result as JSON')
    .option('--result <file>', `where to put the result as JSON (default: ${RESULT_FILE} beside the outputs file)`)
    .allowExcessArguments(false)
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });

async function run(options: Options, { out, err, colour, progress }: Streams): Promise<number> {
  const { outputsFile, profile, region, assembly: assemblyFolder, write = false, json } = options;
  const file = options.result ?? join(dirname(outputsFile), RESULT_FILE);
  // Before a run that may take minutes, rather than after it.
  attempt(file, () => accessSync(dirname(file), constants.W_OK));

  const verified = await verify({ outputsFile, assemblyFolder, profile, region, write, progress });
  const document = observationsSchema.parse(verified.document);
  const asJson = `${JSON.stringify(document, undefined, 2)}\n`;
  attempt(file, () => writeFileSync(file, asJson));
  out.write(json ? asJson : `\n${verifiedText(verified, colour)}`);
  err.write(`The result as JSON is in ${file}\n`);
  return exitCodeOf(countsOf(document.observations));
}

function attempt(file: string, use: () => void): void {
  try {
    use();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Misuse(`--result ${file} cannot be written (${code}). Give a file in a folder that exists`);
  }
}
