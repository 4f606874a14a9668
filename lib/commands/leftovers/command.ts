/** `npm run leftovers`: what is there still after `cdk destroy`, and the command that removes it. Deletes nothing. */
import type { AwsAccess } from '../../services/aws-account';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { atlasId, PROFILE_IN_SECRET, profileName, regionName } from '../../console/arguments';
import { overridesIn, profileIn, takesContext, type Context } from '../../console/context';
import { readSettings } from '../../settings/read-settings';
import { PROFILE_NAMES } from '../../settings/schema';
import type { Progress } from '../../console/progress';
import { TemplateNames } from './template-names';
import { isClean } from './leftover';
import { leftoversData, leftoversText } from './leftovers-text';
import { survey, type Search } from './survey';
import type { CommandLine } from '../../console/run-command';
import { asJson } from '../../console/as-json';

const HELP = `
Looks for what the app's templates declare, of all profiles unless -c profile=NAME names one: stacks, tables, backups, keys, log groups, buckets,
queues, Redshift, the secret with the Atlas API key, and in Atlas the project, its cluster and snapshots. What a stack that is still
there holds is not listed apart from it. Regions are those of the profiles; give -c region=… or --region if you deployed to others.

It deletes nothing. AWS is asked with the credentials at hand (AWS_PROFILE and the like) and at AWS_ENDPOINT_URL where that is set.
The secret is read to sign requests to Atlas; it is shown nowhere.

Exit code: 0 when nothing stays that somebody would have to remove, and everything could be asked. A key whose deletion is pending
and what is kept for the whole account are listed and do not count. 1 otherwise; 2 for a wrong argument.`;

/** What it asks; a test has others. */
export interface LeftoversContext {
  readonly access: AwsAccess;
  readonly synthesize: Synthesize;
}

interface Given {
  readonly context: Context;
  readonly region?: [string, ...string[]];
  readonly apiKeyProfile?: string;
  readonly project?: string;
  readonly atlas: boolean;
  readonly json?: true;
}

export const leftoversOf =
  ({ access, synthesize }: LeftoversContext): CommandLine =>
  (command, { out, progress, colour }) => {
    command
      .name('npm run leftovers --')
      .description('Lists what is still there after cdk destroy, and the command that removes each.')
      .option('--region <region>', 'region to look in; may be given again', eachRegion)
      .option('--api-key-profile <name>', `${PROFILE_IN_SECRET}; left out, the settings’`, profileName)
      .option('--project <id>', 'an Atlas project to look at, beside those that CloudFormation remembers', atlasId)
      .option('--no-atlas', 'do not look in Atlas: nothing was deployed there')
      .option('--json', 'print the result as JSON')
      .addHelpText('after', HELP);
    takesContext(command, 'a setting that was deployed, as given to cdk; of all profiles if none is named');
    return async () => {
      const given = command.opts<Given>();
      const search = await searchOf(given, synthesize, progress);
      const surveyed = await survey(search, access, progress);
      out.write(given.json ? asJson(leftoversData(surveyed, search)) : `\n${leftoversText(surveyed, search, colour)}`);
      return isClean(surveyed) ? 0 : 1;
    };
  };

export const command = leftoversOf({ access: {}, synthesize: synthesizeLazily });

const eachRegion = (given: string, before: readonly string[] = []): string[] => [...before, regionName(given)];

async function searchOf(given: Given, synthesize: Synthesize, progress: Progress): Promise<Search> {
  const profile = profileIn(given.context);
  const overrides = overridesIn(given.context);
  const names = profile ? [profile] : PROFILE_NAMES;
  const settings = names.map((name) => readSettings({ profile: name, ...overrides }));
  const assemblies = await progress.step(`Synthesizing ${names.join(', ')}`, () =>
    Promise.all(names.map((name) => synthesize(name, overrides))),
  );
  const [first, ...others] = settings.flatMap(({ region, dynamodb }) => [region, ...dynamodb.replicas]);
  return {
    templateNames: new TemplateNames(assemblies),
    regions: given.region ?? distinct(first ?? '', others),
    keyProfile: given.apiKeyProfile ?? settings[0]?.atlas.profile ?? 'default',
    atlas: given.atlas,
    ...(given.project !== undefined && { project: given.project }),
  };
}

const distinct = (first: string, others: readonly string[]): [string, ...string[]] => [
  first,
  ...new Set(others.filter((one) => one !== first)),
];
