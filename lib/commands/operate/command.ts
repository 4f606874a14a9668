/** `npm run operate -- COMMAND`: what has to be done by hand around the stacks, planned first and done only when told to. */
import type { Command } from 'commander';
import { DEFAULT_PROFILE, profiles } from '../../settings/profiles';
import type { CommandLine } from '../../console/run-command';
import { asJson } from '../../console/as-json';
import type { Terminal } from '../../console/terminal';
import { regionName, wholeNumber } from '../../console/arguments';
import { atlasRecount } from './atlas-recount';
import { atlasRestore } from './atlas-restore';
import { atlasRestoreToTime } from './atlas-restore-to-time';
import { atlasSnapshot } from './atlas-snapshot';
import { carryOut } from './carry-out';
import { awsIn } from '../../services/clients';
import type { Operation } from './operation';
import { dynamodbBackup } from './dynamodb-backup';
import { dynamodbRecount } from './dynamodb-recount';
import { dynamodbRestore } from './dynamodb-restore';
import { dynamodbRestoreToTime } from './dynamodb-restore-to-time';
import { empty } from './empty';
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
  dynamodbRecount,
  atlasSnapshot,
  atlasRestore,
  atlasRestoreToTime,
  atlasRecount,
  redshiftDatabase,
  empty,
];

const REFUSED = 1;
const STILL_RUNNING = 3;
const EXIT_CODES = `
Exit code: 0 when the plan was shown, or carried out; ${REFUSED} when it could not be; 2 for a wrong argument;
${STILL_RUNNING} when it was started and goes on by itself.`;

type WorldOf = (region: string) => World;

interface Common {
  readonly region: string;
  readonly yes?: true;
  readonly json?: true;
  readonly wait: number;
}

export const operateIn =
  (world: WorldOf): CommandLine =>
  (program, terminal) => {
    let perform: (() => Promise<number>) | undefined;
    program
      .name('npm run operate --')
      .description(
        'Backups and restores of both databases, recounts of their totals, and the steps that Redshift and a cdk destroy need. Shows its plan; --yes carries it out.',
      )
      .addHelpText('after', EXIT_CODES);
    for (const operation of OPERATIONS) {
      const command = operation.options(program.command(operation.name).description(operation.summary));
      commonOptions(command).action((given: Common) => {
        perform = () => operate(operation, given, world(given.region), terminal);
      });
    }
    return () => perform?.() ?? program.help({ error: true });
  };

export const command = operateIn(awsIn);

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
    .addHelpText('after', EXIT_CODES);

async function operate(operation: Operation, given: Common, world: World, terminal: Terminal): Promise<number> {
  const { out, err } = terminal;
  const plan = operation.plan(given);
  const text = `${planText(plan)}\nRegion ${given.region}, account of the credentials at hand.\n`;
  if (given.json) {
    if (given.yes) err.write(`${text}\n`);
    const came = given.yes ? await carriedOut(plan, given, world, terminal) : { outcome: 'planned', exitCode: 0 };
    const { exitCode, ...rest } = came;
    out.write(asJson({ operation: operation.name, region: given.region, plan: planData(plan), ...rest }));
    return exitCode;
  }
  out.write(`${text}\n`);
  if (!given.yes) {
    out.write('Nothing was done. Add --yes to carry it out.\n');
    return 0;
  }
  const { exitCode, error, found } = await carriedOut(plan, given, world, terminal);
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

async function carriedOut(plan: Plan, { wait }: Common, world: World, { progress }: Terminal): Promise<Result> {
  const found: Record<string, string> = {};
  try {
    await carryOut(plan, world, progress, wait * 60_000, found);
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
