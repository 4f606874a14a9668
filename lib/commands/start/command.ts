/**
 * `npm start`: tries both databases on this machine, and says what was shown and what was not.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadAssembly } from '../../assembly/load-assembly';
import { writeReportPage } from '../../report/report-page';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { PROFILE_NAMES } from '../../settings/schema';
import { Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { observationsOf } from '../../tryout/run-observations';
import { progressOn } from '../../console/progress';
import { claimsShown, dataOf, summaryOf } from './summary';
import type { TriedOut } from './parts';
import { wantsColour } from '../../console/terminal';
import { exitCodeOf } from '../../console/counts';
import { tryOut } from './try-out';
import type { ProfileChecks } from './profile-checks';

const DEFAULT_SEED = 1;
const OUT = 'report';

const OPENING = `DynamoDB and MongoDB Atlas, side by side, on this machine: no account, no secret, nothing leaves it.
The app is synthesized and its claims are checked; then both sides are run: the same order book on both databases, by their own
clients and over both HTTP APIs, deployed with cdk deploy on an emulator of AWS. What cannot be run here is named, with the reason.
`;

const HELP = `
Writes the claims page with the results in it to ${OUT}/index.html, and the results as data to ${OUT}/observations.json.
Progress goes to standard error, the result to standard output. The exit code is 0 when nothing failed and something was run.

Uses Python 3.10 or later for the emulator, and for MongoDB one of: MONGODB_URI, mongod on the PATH, a mongod that can be
downloaded, or Java 17 and Maven. "npm run doctor" says what there is.

Environment:
  PYTHON             the Python interpreter to use
  MINISTACK_PORT     the port for MiniStack, instead of any free one
  MONGODB_URI        a MongoDB server on loopback, instead of one started for the run
  DYNAMODB_ENDPOINT  a local DynamoDB, instead of one started for the run`;

interface Options {
  readonly profile: string;
  readonly json?: true;
  readonly keep?: true;
  readonly seed: number;
}

/** @returns the exit code */
export async function start(
  argv: readonly string[],
  projectRoot: string,
  profileChecks: ProfileChecks,
): Promise<number> {
  const options = optionsOf(argv);
  const print = (text: string): void => void (options.json ? process.stderr : process.stdout).write(text);
  print(`${OPENING}\n`);

  const { profile, seed } = options;
  const checks = new Checks();
  const stops: (() => Promise<void>)[] = [];
  try {
    const tried = await tryOut(
      { projectRoot, profile, profileChecks, checks, progress: progressOn(process.stderr), seed },
      stops,
    );
    const page = writePage(projectRoot, tried, checks);
    const result = { checks, profile, page, claims: claimsShown(tried, profile) };
    process.stdout.write(options.json ? `${dataOf(result)}\n` : summaryOf(result, wantsColour(process.stdout)));
    if (options.keep && tried.addresses.length) {
      print(`\nStill running, until this command is ended with Ctrl-C:\n${tried.addresses.join('\n')}\n`);
      await new Promise(() => setInterval(() => undefined, 60_000));
    }
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
  return exitCodeOf(checks.counts);
}

const optionsOf = (argv: readonly string[]): Options =>
  new Command('npm start --')
    .description('Tries both databases on this machine: claims, stores, HTTP APIs and the trigger.')
    .addOption(
      new Option('--profile <name>', `whose templates are checked; deployed is always ${DEPLOYED_PROFILE}`)
        .choices(PROFILE_NAMES)
        .default(DEFAULT_PROFILE),
    )
    .option('--json', 'print the result as JSON')
    .option('--keep', 'leave the engines running until Ctrl-C, and print how to talk to them')
    .option('--seed <number>', 'of the workload: the same one does the same', seedOf, DEFAULT_SEED)
    .addHelpText('after', HELP)
    .parse(argv)
    .opts<Options>();

function seedOf(text: string): number {
  const seed = Number(text);
  if (text.trim() !== '' && Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff) return seed;
  throw new InvalidArgumentError('It is an integer from 0 to 4294967295.');
}

/** @returns where it is, from here; undefined where there are no templates to show it on */
function writePage(projectRoot: string, { assemblies }: TriedOut, checks: Checks): string | undefined {
  if (!assemblies.has(DEPLOYED_PROFILE)) return undefined;
  const folder = join(projectRoot, OUT);
  const file = join(folder, 'index.html');
  const observations = observationsOf(checks, DEPLOYED_PROFILE);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'observations.json'), `${JSON.stringify(observations, undefined, 2)}\n`);
  writeReportPage({
    assemblies: [...assemblies.values()].map((each) => loadAssembly(each)),
    observations: [observations],
    file,
  });
  return relative(process.cwd(), file);
}
