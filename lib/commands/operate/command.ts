/** `npm run operate -- COMMAND`: what has to be done by hand around the stacks, planned first and done only when told to. */
import { Command, CommanderError } from 'commander';
import { DEFAULT_PROFILE, profiles } from '../../settings/profiles';
import { progressOn, type Progress } from '../../console/progress';
import { regionName, wholeNumber } from '../../console/arguments';
import { atlasRestore } from './atlas-restore';
import { atlasRestoreToTime } from './atlas-restore-to-time';
import { atlasSnapshot } from './atlas-snapshot';
import { carryOut } from './carry-out';
import { awsIn } from '../../services/clients';
import type { Operation } from './operation';
import { dynamodbBackup } from './dynamodb-backup';
import { dynamodbRestore } from './dynamodb-restore';
import { dynamodbRestoreToTime } from './dynamodb-restore-to-time';
import type { Plan } from './plan';
import { planData, planText } from './plan-text';
import { redshiftDatabase } from './redshift-database';
import { Refusal, StillRunning } from '../../errors';
import type { Found } from '../../services/aws-call';
import type { World } from '../../services/world';

const OPERATIONS: readonly Operation[] = [
  dynamodbBackup,
  dynamodbRestore,
  dynamodbRestoreToTime,
  atlasSnapshot,
  atlasRestore,
  atlasRestoreToTime,
  redshiftDatabase,
];

const REFUSED = 1;
const MISUSED = 2;
const STILL_RUNNING = 3;
const EXIT_CODES = `
Exit code: 0 when the plan was shown, or carried out; ${REFUSED} when it could not be; ${MISUSED} for a wrong argument;
${STILL_RUNNING} when it was started and goes on by itself.`;

export interface Surroundings {
  readonly world: (region: string) => World;
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
  readonly progress: Progress;
}

const here = (): Surroundings => ({
  world: awsIn,
  out: process.stdout,
  err: process.stderr,
  progress: progressOn(process.stderr),
});

interface Common {
  readonly region: string;
  readonly yes?: true;
  readonly json?: true;
  readonly wait: number;
}

/** @returns the exit code */
export async function operate(argv: readonly string[], surroundings: Surroundings = here()): Promise<number> {
  let exitCode = 0;
  const program = new Command('npm run operate --')
    .description(
      'Backups and restores of both databases, and the step that Redshift needs. Shows its plan; --yes carries it out.',
    )
    .addHelpText('after', EXIT_CODES);
  for (const operation of OPERATIONS) {
    const command = operation.options(program.command(operation.name).description(operation.summary));
    commonOptions(command).action(async (given: Common) => {
      exitCode = await perform(operation, given, surroundings);
    });
  }
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => surroundings.out.write(text),
      writeErr: (text) => surroundings.err.write(text),
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    throw error;
  }
}

const commonOptions = (command: Command): Command =>
  command
    .option(
      '--region <region>',
      'AWS region',
      regionName,
      process.env['AWS_REGION'] ?? profiles[DEFAULT_PROFILE].region,
    )
    .option('--wait <minutes>', 'how long to wait for the end', wholeNumber(0, 1_440), 60)
    .option('--json', 'print the plan and what came of it as JSON')
    .option('--yes', 'carry the plan out')
    .allowExcessArguments(false)
    .addHelpText('after', EXIT_CODES);

async function perform(operation: Operation, given: Common, surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  let plan: Plan;
  try {
    plan = operation.plan(given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    err.write(`${error.message}\n`);
    return MISUSED;
  }
  const text = `${planText(plan)}\nRegion ${given.region}, account of the credentials at hand.\n`;
  if (given.json) {
    if (given.yes) err.write(`${text}\n`);
    const came = given.yes ? await carriedOut(plan, given, surroundings) : { outcome: 'planned', exitCode: 0 };
    const { exitCode, ...rest } = came;
    const result = { operation: operation.name, region: given.region, plan: planData(plan), ...rest };
    out.write(`${JSON.stringify(result, undefined, 2)}\n`);
    return exitCode;
  }
  out.write(`${text}\n`);
  if (!given.yes) {
    out.write('Nothing was done. Add --yes to carry it out.\n');
    return 0;
  }
  const { exitCode, error, found } = await carriedOut(plan, given, surroundings);
  if (error === undefined) out.write(`Done.\n${foundText(found)}`);
  else err.write(`${error}\n${foundText(found)}`);
  return exitCode;
}

interface Result {
  readonly outcome: 'done' | 'failed' | 'still running';
  readonly exitCode: number;
  readonly error?: string;
  readonly found: Found;
}

async function carriedOut(plan: Plan, { region, wait }: Common, { world, progress }: Surroundings): Promise<Result> {
  const found: Record<string, string> = {};
  try {
    await carryOut(plan, world(region), progress, wait * 60_000, found);
    return { outcome: 'done', exitCode: 0, found };
  } catch (error) {
    if (error instanceof StillRunning) {
      return { outcome: 'still running', exitCode: STILL_RUNNING, error: error.message, found };
    }
    if (error instanceof Refusal) return { outcome: 'failed', exitCode: REFUSED, error: error.message, found };
    throw error;
  }
}

const foundText = (found: Found): string =>
  Object.entries(found)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');
