/** `npm run verify`: what `cdk deploy` made, seen by the services' own APIs. */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { observationsSchema } from '../../claims/observations/observations';
import { profileIn, takesContext, type Context } from '../../console/context';
import { countsOf, verifiedText } from './text';
import { verify } from './verify';
import type { CommandLine } from '../../console/run-command';
import { asJson } from '../../console/as-json';
import type { Terminal } from '../../console/terminal';
import { exitCodeOf } from '../../console/counts';
import { Misuse } from '../../errors';

const RESULT_FILE = 'verify.json';

const HELP = `
After: npx cdk deploy --all --outputs-file outputs.json

Asks DynamoDB, Lambda, KMS, VPC and Atlas what is there and compares it with the synthesized templates; then runs the order
contract through both APIs with signed requests. It reads only, unless --write is given: then orders of customers verify-...
are written, and removed again. The credentials are those of the AWS SDK's default chain (AWS_PROFILE and others);
docs/verify.md has the permissions that they need. With AWS_ENDPOINT_URL it asks an emulator, and says so.

Progress goes to standard error. Exit code: 0 when something was run and nothing failed; 1 when something failed or nothing
could be run; 2 for a wrong argument or file.`;

interface Options {
  readonly outputsFile: string;
  readonly context: Context;
  readonly assembly: string;
  readonly write?: true;
  readonly json?: true;
  readonly result?: string;
}

export const command: CommandLine = (command, terminal) => {
  command
    .name('npm run verify --')
    .description('Holds what was deployed against what was synthesized.')
    .option('--outputs-file <file>', 'what cdk deploy --outputs-file wrote', 'outputs.json')
    .option('--assembly <folder>', 'templates that were deployed', 'cdk.out')
    .option('--write', 'also write orders, and remove them again')
    .option('--json', 'print the result as JSON')
    .option('--result <file>', `where to put the result as JSON (default: ${RESULT_FILE} beside the outputs file)`)
    .addHelpText('after', HELP);
  takesContext(command, 'profile and region that were deployed, to be sure, or where the templates do not say it');
  return () => run(command.opts<Options>(), terminal);
};

async function run(options: Options, { out, err, colour, progress }: Terminal): Promise<number> {
  const { outputsFile, context, assembly: assemblyFolder, write = false, json } = options;
  const [profile, region] = [profileIn(context), context['region']];
  const file = options.result ?? join(dirname(outputsFile), RESULT_FILE);
  // Before a run that may take minutes, rather than after it.
  attempt(file, () => accessSync(dirname(file), constants.W_OK));

  const verified = await verify({ outputsFile, assemblyFolder, profile, region, write, progress });
  const document = observationsSchema.parse(verified.document);
  attempt(file, () => writeFileSync(file, asJson(document)));
  out.write(json ? asJson(document) : `\n${verifiedText(verified, colour)}`);
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
