/**
 * `npm run test:deploy`: deploys both sides for real, without an account, and checks what they do.
 */
import { Command } from 'commander';
import { Checks } from '../../tryout/checks';
import { localDeploy } from './local-deploy';
import { progressOn } from '../../console/progress';
import { jsonReport, textReport } from '../../tryout/checks-text';
import { wantsColour } from '../../console/terminal';
import { exitCodeOf } from '../../console/counts';

const HELP = `
Sets up MiniStack, an emulator of AWS, in a private Python environment, starts it on a free loopback port, and deploys the
stacks Network, DynamoDb and AtlasApi of profile trial to it. Nothing it does can reach an AWS account.

Progress goes to standard error, the result to standard output. The exit code is 0 when nothing failed and something was
run; what could not be run is listed as NOT RUN with the reason.

Needs Python 3.10 or later, and for AtlasApi one of: MONGODB_URI, mongod on the PATH, or Java 17 and Maven.

Environment:
  PYTHON          the Python interpreter to use
  MINISTACK_PORT  the port for MiniStack, instead of any free one
  MONGODB_URI     a MongoDB server on loopback, instead of one started for the run`;

/** @returns the exit code */
export async function testDeploy(argv: readonly string[], projectRoot: string): Promise<number> {
  const { json } = new Command('npm run test:deploy --')
    .description('Deploys both databases’ stacks to a local emulator and checks that they work.')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .parse(argv)
    .opts<{ json?: true }>();

  const checks = new Checks();
  await localDeploy({ projectRoot, checks, progress: progressOn(process.stderr) });
  process.stdout.write(json ? `${jsonReport(checks)}\n` : `\n${textReport(checks, wantsColour(process.stdout))}`);
  return exitCodeOf(checks.counts);
}
