/**
 * `npm start`: tries both databases on this machine, and says what was shown and what was not.
 */
import { wholeNumber } from '../../console/arguments';
import { overridesIn, profileIn, takesContext, type Context } from '../../console/context';
import { asJson } from '../../console/as-json';
import { exitCodeOf } from '../../console/counts';
import type { CommandLine } from '../../console/run-command';
import type { Terminal } from '../../console/terminal';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { localRun } from '../../tryout/local-run';
import { OWN_PREFIX } from '../../tryout/own-databases';
import { orNone, RunPlan } from '../../tryout/run-plan';
import { OUT, pagePart } from './page';
import { tryOutParts } from './parts';
import { dataOf, endText, partsText } from './summary';

const MAX_SEED = 2 ** 32 - 1;
const DEFAULT_SEED = 1;

const OPENING = `DynamoDB and MongoDB Atlas, side by side, on this machine: no account, no secret, nothing leaves it.
The app is synthesized and its claims are checked; then both sides are run: the same order book on both databases, by their own
clients and over both HTTP APIs, deployed with cdk deploy on an emulator of AWS. What cannot be run here is named, with the reason.
`;

const HELP = `
Writes the claims page with the results in it to ${OUT}/index.html, and the results as data beside it: observations.json, and load.json.
Progress goes to standard error, the result to standard output. The exit code is 0 when nothing failed and something was run.

Everything else that it writes lies in a private folder that is removed at the end. On a server that it did not start it
writes to ${OWN_PREFIX}… alone: three databases at MONGODB_URI, two tables at DYNAMODB_ENDPOINT, which are dropped at the end, after
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
  await localRun(new RunPlan(checks, progress), seed, async (run) => {
    const { plan, addresses } = run;
    const { claims, assemblies, load } = tryOutParts(run, profile, overridesIn(context));
    await plan.run();
    if (!json) out.write(partsText(checks, colour));

    // What was found is told by now, or will be whatever becomes of the page.
    const end = new RunPlan(checks, progress);
    const page = pagePart(end, checks, assemblies, load);
    const told = checks.list.length;
    await end.run();
    const result = { checks, profile, page: await orNone(page)(), claims: await orNone(claims)() };
    out.write(json ? asJson(dataOf(result)) : endText(result, checks.list.slice(told), colour));
    if (keep && addresses.length) {
      print(`\nStill running, until this command is ended with Ctrl-C:\n${addresses.join('\n')}\n`);
      await new Promise(() => setInterval(() => undefined, 60_000));
    }
  });
  return exitCodeOf(checks.counts);
}
