/**
 * `npm run claims`: what the templates show of every claim, and what runs have seen of it.
 */
import { Option, type Command } from 'commander';
import { loadAssembly } from '../../assembly/load-assembly';
import type { Assembly } from '../../assembly/assembly';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { PROFILE_NAMES } from '../../settings/schema';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { compareReports, comparisonText } from '../../report/compare';
import { formats, type Format } from '../../report/formats';
import { readObservations, readReport } from '../../report/read-document';
import { reportOn } from '../../report/report';
import type { Report } from '../../report/schema';
import { writeReport } from '../../report/write-report';
import { overridesIn, profileIn, takesContext, type Context } from '../../console/context';
import { printableTexts } from '../../console/printable';
import { Misuse } from '../../errors';
import { madeNow } from '../../processes/made-now';
import type { CommandLine } from '../../console/run-command';
import type { Terminal } from '../../console/terminal';

interface Options {
  readonly context: Context;
  readonly all?: true;
  readonly assembly?: string;
  readonly observations?: readonly string[];
  readonly format: Format;
  readonly out?: string;
  readonly compare?: string;
}

/** @param synthesize given by a test that has templates already */
export const claimsFrom =
  (synthesize: Synthesize): CommandLine =>
  (command, terminal) => {
    takesContext(optionsOf(command));
    return () => claims(command.opts<Options>(), synthesize, terminal);
  };

export const command = claimsFrom(synthesizeLazily);

async function claims(options: Options, synthesize: Synthesize, { out, colour }: Terminal): Promise<number> {
  const { format, out: file, compare: other } = options;
  const former = other === undefined ? undefined : readReport(other);
  const observations = options.observations?.map(readObservations);
  const assemblies = await assembliesOf(options, synthesize);
  const report = reportOn(assemblies, undefined, observations);
  const render = (inColour: boolean): string =>
    formats[format](report, { assemblies, made: madeNow, colour: inColour });

  if (file !== undefined) writeReport(file, render(false));
  if (former) out.write(comparisonText(compareReports(printableTexts(former), printableTexts(report)), colour));
  else if (file === undefined) out.write(render(colour));
  return hasFailed(report) ? CLAIM_FAILED : 0;
}

const CLAIM_FAILED = 1;

async function assembliesOf(
  { assembly, all, context }: Pick<Options, 'assembly' | 'all' | 'context'>,
  synthesize: Synthesize,
): Promise<Assembly[]> {
  if (assembly !== undefined) return [loadAssembly(assembly)];
  const profile = profileIn(context);
  if (all && profile) throw new Misuse(`--all cannot be used with -c profile=${profile}.`);
  const overrides = overridesIn(context);
  return Promise.all((all ? PROFILE_NAMES : [profile ?? DEFAULT_PROFILE]).map((name) => synthesize(name, overrides)));
}

const hasFailed = ({ claims }: Report): boolean =>
  claims.some(({ results, observed = [] }) => [...results, ...observed].some(({ status }) => status === 'failed'));

const optionsOf = (command: Command): Command =>
  command
    .name('npm run claims --')
    .description(
      'Says what the synthesized templates show of every claim of the comparison, and what runs have seen of it.',
    )
    .option('--all', 'every profile')
    .addOption(
      new Option('--assembly <dir>', 'evaluate a folder that cdk synth wrote instead').conflicts(['context', 'all']),
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
    .option(
      '--compare <file>',
      'say which claims changed since a report that was written as JSON, and why; the report itself goes to --out',
    )
    .addHelpText(
      'after',
      `\nExit code: 0; ${CLAIM_FAILED} where a claim failed, in any column; 2 where nothing could be evaluated (a wrong argument, a damaged folder, report or observations).`,
    );
