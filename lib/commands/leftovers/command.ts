/** `npm run leftovers`: what is there still after `cdk destroy`, and the command that removes it. Deletes nothing. */
import { Command, CommanderError, Option } from 'commander';
import type { AwsAccess } from '../../services/aws-account';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { atlasId, PROFILE_IN_SECRET, profileName, regionName } from '../../console/arguments';
import { profiles } from '../../settings/profiles';
import { PROFILE_NAMES, type ProfileName } from '../../settings/schema';
import { progressOn, type Progress } from '../../console/progress';
import { TemplateNames } from './template-names';
import { isClean } from './leftover';
import { leftoversData, leftoversText } from './leftovers-text';
import { survey, type Search } from './survey';
import { wantsColour } from '../../console/terminal';

const MISUSED = 2;
const HELP = `
Looks for what the app's templates declare, of all profiles unless one is named: stacks, tables, backups, keys, log groups, buckets,
queues, Redshift, the secret with the Atlas API key, and in Atlas the project, its cluster and snapshots. What a stack that is still
there holds is not listed apart from it. Regions are those of the profiles; name yours if you deployed with -c region=….

It deletes nothing. AWS is asked with the credentials at hand (AWS_PROFILE and the like) and at AWS_ENDPOINT_URL where that is set.
The secret is read to sign requests to Atlas; it is shown nowhere.

Exit code: 0 when nothing stays that somebody would have to remove, and everything could be asked. A key whose deletion is pending
and what is kept for the whole account are listed and do not count. 1 otherwise; ${MISUSED} for a wrong argument.`;

export interface Surroundings {
  readonly access: AwsAccess;
  readonly synthesize: Synthesize;
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
  readonly progress: Progress;
  readonly colour: boolean;
}

const here = (): Surroundings => ({
  access: {},
  synthesize: synthesizeLazily,
  out: process.stdout,
  err: process.stderr,
  progress: progressOn(process.stderr),
  colour: wantsColour(process.stdout),
});

interface Given {
  readonly profile?: ProfileName;
  readonly region?: [string, ...string[]];
  readonly atlasProfile: string;
  readonly project?: string;
  readonly atlas: boolean;
  readonly json?: true;
}

/** @returns the exit code */
export async function leftovers(argv: readonly string[], around: Surroundings = here()): Promise<number> {
  const { out, err, colour } = around;
  const command = new Command('npm run leftovers --')
    .description('Lists what is still there after cdk destroy, and the command that removes each.')
    .addOption(new Option('--profile <name>', 'settings that were deployed; all if left out').choices(PROFILE_NAMES))
    .option('--region <region>', 'region to look in; may be given again', eachRegion)
    .option('--atlas-profile <name>', PROFILE_IN_SECRET, profileName, 'default')
    .option('--project <id>', 'an Atlas project to look at, beside those that CloudFormation remembers', atlasId)
    .option('--no-atlas', 'do not look in Atlas: nothing was deployed there')
    .option('--json', 'print the result as JSON')
    .allowExcessArguments(false)
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  let given: Given;
  try {
    given = command.parse(argv, { from: 'user' }).opts<Given>();
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    throw error;
  }
  const search = await searchOf(given, around);
  const surveyed = await survey(search, around.access, around.progress);
  const data = given.json && `${JSON.stringify(leftoversData(surveyed, search), undefined, 2)}\n`;
  out.write(data ?? `\n${leftoversText(surveyed, search, colour)}`);
  return isClean(surveyed) ? 0 : 1;
}

const eachRegion = (given: string, before: readonly string[] = []): string[] => [...before, regionName(given)];

async function searchOf(given: Given, { synthesize, progress }: Surroundings): Promise<Search> {
  const names = given.profile ? [given.profile] : PROFILE_NAMES;
  const assemblies = await progress.step(`Synthesizing ${names.join(', ')}`, () =>
    Promise.all(names.map((name) => synthesize(name))),
  );
  const [first, ...others] = names.flatMap((name) => [profiles[name].region, ...profiles[name].dynamodb.replicas]);
  return {
    templateNames: new TemplateNames(assemblies),
    regions: given.region ?? distinct(first ?? '', others),
    keyProfile: given.atlasProfile,
    atlas: given.atlas,
    ...(given.project !== undefined && { project: given.project }),
  };
}

const distinct = (first: string, others: readonly string[]): [string, ...string[]] => [
  first,
  ...new Set(others.filter((one) => one !== first)),
];
