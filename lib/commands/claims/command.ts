/**
 * `npm run claims`: what the templates show of every claim, and what runs have seen of it.
 */
import { Command, CommanderError, Option } from 'commander';
import { loadAssembly } from '../../assembly/load-assembly';
import { AssemblyError } from '../../assembly/manifest';
import type { Assembly } from '../../assembly/assembly';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { PROFILE_NAMES, type ProfileName } from '../../settings/schema';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { compareReports, comparisonText } from '../../report/compare';
import { formats, type Format } from '../../report/formats';
import { readObservations, readReport } from '../../report/read-document';
import { reportOn } from '../../report/report';
import { ReportError } from '../../report/report-error';
import type { Report } from '../../report/schema';
import { writeReport } from '../../report/write-report';
import { wantsColour } from '../../console/terminal';

/** Exit codes beside 0. */
const CLAIM_FAILED = 1;
const NOT_EVALUATED = 2;

interface Options {
  readonly profile?: ProfileName;
  readonly all?: true;
  readonly assembly?: string;
  readonly observations?: readonly string[];
  readonly format: Format;
  readonly out?: string;
  readonly failOn?: 'failed';
  readonly compare?: string;
}

/** @returns the exit code: 0, {@link CLAIM_FAILED} or {@link NOT_EVALUATED} */
export async function claims(argv: readonly string[], synthesize: Synthesize = synthesizeLazily): Promise<number> {
  try {
    return await run(claimsCommand().parse(argv, { from: 'user' }).opts<Options>(), synthesize);
  } catch (error) {
    // Said already: the help, or what is wrong with an argument.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOT_EVALUATED;
    if (!(error instanceof AssemblyError || error instanceof ReportError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return NOT_EVALUATED;
  }
}

async function run(options: Options, synthesize: Synthesize): Promise<number> {
  const { format, out, failOn, compare: other } = options;
  const former = other === undefined ? undefined : readReport(other);
  const observations = options.observations?.map(readObservations);
  const assemblies = await assembliesOf(options, synthesize);
  const report = reportOn(assemblies, undefined, observations);
  const colour = wantsColour(process.stdout);
  const render = (inColour: boolean): string => formats[format](report, { assemblies, colour: inColour });

  if (out !== undefined) writeReport(out, render(false));
  if (former) process.stdout.write(comparisonText(compareReports(former, report), colour));
  else if (out === undefined) process.stdout.write(render(colour));
  return failOn && hasFailed(report) ? CLAIM_FAILED : 0;
}

async function assembliesOf(
  { assembly, all, profile = DEFAULT_PROFILE }: Pick<Options, 'assembly' | 'all' | 'profile'>,
  synthesize: Synthesize,
): Promise<Assembly[]> {
  if (assembly !== undefined) return [loadAssembly(assembly)];
  return Promise.all((all ? PROFILE_NAMES : [profile]).map((name) => synthesize(name)));
}

const hasFailed = ({ claims }: Report): boolean =>
  claims.some(({ results, observed = [] }) => [...results, ...observed].some(({ status }) => status === 'failed'));

/** Throws CommanderError for `--help` and a wrong argument, once it has said what there is to say. */
const claimsCommand = (): Command =>
  new Command('npm run claims --')
    .description(
      'Says what the synthesized templates show of every claim of the comparison, and what runs have seen of it.',
    )
    .addOption(
      new Option('--profile <name>', `profile to synthesize and evaluate (default: ${DEFAULT_PROFILE})`).choices(
        PROFILE_NAMES,
      ),
    )
    .addOption(new Option('--all', 'every profile').conflicts('profile'))
    .addOption(
      new Option('--assembly <dir>', 'evaluate a folder that cdk synth wrote instead').conflicts(['profile', 'all']),
    )
    .option(
      '--observations <file>',
      'add what a run has seen, in columns of its own: npm start (local) and npm run verify (live) write it; may be given several times',
      (file: string, files: readonly string[] | undefined) => [...(files ?? []), file],
    )
    .addOption(
      new Option('--format <format>', 'how to write the report').choices(Object.keys(formats)).default('table'),
    )
    .option('--out <file>', 'write the report into a file')
    .addOption(
      new Option('--fail-on <status>', 'end with an error where a claim has this status, in any column').choices([
        'failed',
      ]),
    )
    .option(
      '--compare <file>',
      'say which claims changed since a report that was written as JSON, and why; the report itself goes to --out',
    )
    .allowExcessArguments(false)
    .exitOverride()
    .addHelpText(
      'after',
      `\nExit code: 0; ${CLAIM_FAILED} where --fail-on found what it names; ${NOT_EVALUATED} where nothing could be evaluated (a wrong argument, a damaged folder, report or observations).`,
    );
