/**
 * `npm run claims`: what the templates show of every claim.
 */
import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { AssemblyError, loadAssembly } from '../claims/load-assembly';
import { synthProfile, synthProfiles } from '../claims/synth-profile';
import type { Assembly } from '../claims/assembly';
import { DEFAULT_PROFILE } from '../settings/profiles';
import { PROFILE_NAMES, type ProfileName } from '../settings/schema';
import { wantsColour } from '../tryout/report';
import { compare, comparisonText } from './compare';
import { formats, type Format } from './formats';
import { ReportError, readReport } from './read-report';
import { reportOn } from './report';
import type { Report } from './schema';

/** Exit codes beside 0. */
const CLAIM_FAILED = 1;
const NOT_EVALUATED = 2;

interface Options {
  readonly profile?: ProfileName;
  readonly all?: true;
  readonly assembly?: string;
  readonly format: Format;
  readonly out?: string;
  readonly failOn?: 'failed';
  readonly compare?: string;
}

/** @returns the exit code: 0, {@link CLAIM_FAILED} or {@link NOT_EVALUATED} */
export function claims(argv: readonly string[]): number {
  const options = claimsCommand().parse(argv, { from: 'user' }).opts<Options>();
  try {
    return run(options);
  } catch (error) {
    if (!(error instanceof AssemblyError || error instanceof ReportError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return NOT_EVALUATED;
  }
}

function run({ format, out, failOn, compare: other, ...which }: Options): number {
  const former = other === undefined ? undefined : readReport(other);
  const assemblies = assembliesOf(which);
  const report = reportOn(assemblies);
  const colour = wantsColour(process.stdout);
  const render = (inColour: boolean): string => formats[format](report, { assemblies, colour: inColour });

  if (out !== undefined) write(out, render(false));
  if (former) process.stdout.write(comparisonText(compare(former, report), colour));
  else if (out === undefined) process.stdout.write(render(colour));
  return failOn && hasFailed(report) ? CLAIM_FAILED : 0;
}

function assembliesOf({
  assembly,
  all,
  profile = DEFAULT_PROFILE,
}: Pick<Options, 'assembly' | 'all' | 'profile'>): Assembly[] {
  if (assembly !== undefined) return [loadAssembly(assembly)];
  return all ? synthProfiles() : [synthProfile(profile)];
}

const hasFailed = ({ claims }: Report): boolean =>
  claims.some(({ results }) => results.some(({ status }) => status === 'failed'));

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new ReportError(
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)}). Give --out a file in a folder that exists.`,
    );
  }
}

/** Ends the process by itself for `--help` (0) and a wrong argument ({@link NOT_EVALUATED}). */
const claimsCommand = (): Command =>
  new Command('npm run claims --')
    .description('Says what the synthesized templates show of every claim of the comparison.')
    .addOption(
      new Option('--profile <name>', `profile to synthesize and evaluate (default: ${DEFAULT_PROFILE})`).choices(
        PROFILE_NAMES,
      ),
    )
    .addOption(new Option('--all', 'every profile').conflicts('profile'))
    .addOption(
      new Option('--assembly <dir>', 'evaluate a folder that cdk synth wrote instead').conflicts(['profile', 'all']),
    )
    .addOption(
      new Option('--format <format>', 'how to write the report').choices(Object.keys(formats)).default('table'),
    )
    .option('--out <file>', 'write the report into a file')
    .addOption(new Option('--fail-on <status>', 'end with an error where a claim has this status').choices(['failed']))
    .option(
      '--compare <file>',
      'say which claims changed since a report that was written as JSON, and why; the report itself goes to --out',
    )
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : NOT_EVALUATED))
    .addHelpText(
      'after',
      `\nExit code: 0; ${CLAIM_FAILED} where --fail-on found what it names; ${NOT_EVALUATED} where nothing could be evaluated (a wrong argument, a damaged folder or report).`,
    );
