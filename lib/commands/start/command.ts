/**
 * `npm start`: tries both databases on this machine, and says what was shown and what was not.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { wholeNumber } from '../../console/arguments';
import { overridesIn, profileIn, takesContext, type Context } from '../../console/context';
import { asJson } from '../../console/as-json';
import { exitCodeOf } from '../../console/counts';
import type { CommandLine } from '../../console/run-command';
import type { Terminal } from '../../console/terminal';
import { PROJECT_ROOT } from '../../processes/project-root';
import { writeReportPage } from '../../report/report-page';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { Checks } from '../../tryout/checks';
import { deployedSides } from '../../tryout/deployed-sides';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { localEngines } from '../../tryout/local-engines';
import { localRun } from '../../tryout/local-run';
import { OWN_PREFIX } from '../../tryout/own-databases';
import { observationsOf } from '../../tryout/run-observations';
import { RunPlan } from '../../tryout/run-plan';
import { profileParts } from './profile';
import { storeParts } from './stores';
import { claimsShown, dataOf, summaryOf } from './summary';

const MAX_SEED = 2 ** 32 - 1;
const DEFAULT_SEED = 1;
const OUT = 'report';

const OPENING = `DynamoDB and MongoDB Atlas, side by side, on this machine: no account, no secret, nothing leaves it.
The app is synthesized and its claims are checked; then both sides are run: the same order book on both databases, by their own
clients and over both HTTP APIs, deployed with cdk deploy on an emulator of AWS. What cannot be run here is named, with the reason.
`;

const HELP = `
Writes the claims page with the results in it to ${OUT}/index.html, and the results as data to ${OUT}/observations.json.
Progress goes to standard error, the result to standard output. The exit code is 0 when nothing failed and something was run.

Everything else that it writes lies in a private folder that is removed at the end. On a server that it did not start it
writes to ${OWN_PREFIX}… alone: two databases at MONGODB_URI, a table at DYNAMODB_ENDPOINT, which are dropped at the end, after
Ctrl-C too; after SIGKILL they are left. What it starts answers nobody without the access key that is made for the run.

Uses Python 3.10 or later for the emulator, and for MongoDB one of: MONGODB_URI, mongod on the PATH, a mongod that can be
downloaded, or Java 17. "npm run doctor" says what there is.

Environment:
  PYTHON             the Python interpreter to use
  MINISTACK_PORT     the port for MiniStack, instead of any free one
  MONGODB_URI        a MongoDB server on loopback, without sign-in, instead of one started for the run
  MAVEN_CENTRAL      a mirror to fetch the stand-in for MongoDB from; what comes is checked
  DYNAMODB_ENDPOINT  a local DynamoDB, instead of a table of the emulator`;

interface Options {
  readonly context: Context;
  readonly json?: true;
  readonly keep?: true;
  readonly seed: number;
}

export const command: CommandLine = (command, terminal) => {
  command
    .name('npm start --')
    .description('Tries both databases on this machine: claims, stores, HTTP APIs and the trigger.')
    .option('--json', 'print the result as JSON')
    .option('--keep', 'leave the engines running until Ctrl-C, and print how to talk to them')
    .option('--seed <number>', 'of the workload: the same one does the same', wholeNumber(0, MAX_SEED), DEFAULT_SEED)
    .addHelpText('after', HELP);
  takesContext(command, `a setting of the templates that are checked; deployed is always profile ${DEPLOYED_PROFILE}`);
  return () => start(command.opts<Options>(), terminal);
};

async function start(
  { context, seed, json, keep }: Options,
  { out, err, colour, progress }: Terminal,
): Promise<number> {
  const print = (text: string): void => void (json ? err : out).write(text);
  print(`${OPENING}\n`);

  const profile = profileIn(context) ?? DEFAULT_PROFILE;
  const checks = new Checks();
  const plan = new RunPlan(checks, progress);
  await localRun(plan, seed, async (run) => {
    const engines = localEngines(run);
    const assembliesOf = profileParts(run, profile, overridesIn(context));
    storeParts(run, engines);
    deployedSides(run, engines);
    await plan.run();

    const assemblies = await assembliesOf();
    const page = writePage(assemblies, checks);
    const result = { checks, profile, page, claims: claimsShown(assemblies, profile) };
    out.write(json ? asJson(dataOf(result)) : summaryOf(result, colour));
    if (keep && run.addresses.length) {
      print(`\nStill running, until this command is ended with Ctrl-C:\n${run.addresses.join('\n')}\n`);
      await new Promise(() => setInterval(() => undefined, 60_000));
    }
  });
  return exitCodeOf(checks.counts);
}

/** @returns where it is, from here; undefined where there are no templates to show it on */
function writePage(assemblies: readonly Assembly[], checks: Checks): string | undefined {
  if (!assemblies.some(({ profile }) => profile === DEPLOYED_PROFILE)) return undefined;
  const folder = join(PROJECT_ROOT, OUT);
  const file = join(folder, 'index.html');
  const observations = observationsOf(checks, DEPLOYED_PROFILE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'observations.json'), asJson(observations));
  writeReportPage({ assemblies, observations: [observations], file });
  return relative(process.cwd(), file);
}
