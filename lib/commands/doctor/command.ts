/** `npm run doctor`: what is there and what is missing, on this machine and in an account. Writes nothing anywhere. */
import { Command, CommanderError, Option } from 'commander';
import { PROFILE_IN_SECRET, profileName, regionName } from '../../console/arguments';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { SettingsError } from '../../settings/problem';
import { readSettings } from '../../settings/read-settings';
import { PROFILE_NAMES, type ProfileName, type Settings } from '../../settings/schema';
import { progressOn, type Progress } from '../../console/progress';
import type { AwsAccess } from '../../services/aws-account';
import { deployChecks } from './deploy-checks';
import { deployNeeds } from './deploy-needs';
import { isReady, MODES, type Mode, type ModeFindings } from './finding';
import { findingsData, findingsText } from './findings-text';
import { localChecks, nodeCheck, type Machine } from './local-checks';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { wantsColour } from '../../console/terminal';

const MISUSED = 2;
const HELP = `
local   what npm start and npm test find on this machine
deploy  what cdk deploy needs: AWS credentials, CDK's bootstrap, the MongoDB::Atlas::* types, the secret with the Atlas API key,
        and whether Atlas accepts that key. The secret is read to sign one request with it; it is shown nowhere.

Nothing is written, made or changed, here or there. AWS is asked with the credentials at hand (AWS_PROFILE and the like) and at
AWS_ENDPOINT_URL where that is set.

Exit code: 0 when everything is there that is not optional; 1 when something is missing or could not be checked;
${MISUSED} for a wrong argument.`;

export interface Surroundings {
  readonly machine: Machine;
  readonly access: AwsAccess;
  readonly synthesize: Synthesize;
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown };
  readonly progress: Progress;
  readonly colour: boolean;
}

const here = (projectRoot: string): Surroundings => ({
  machine: { projectRoot, env: process.env, nodeVersion: process.versions.node },
  access: {},
  synthesize: synthesizeLazily,
  out: process.stdout,
  err: process.stderr,
  progress: progressOn(process.stderr),
  colour: wantsColour(process.stdout),
});

interface Given {
  readonly mode?: Mode;
  readonly profile: ProfileName;
  readonly region?: string;
  readonly atlasProfile?: string;
  readonly json?: true;
}

/** @returns the exit code */
export async function doctor(argv: readonly string[], projectRoot: string): Promise<number> {
  return examine(argv, here(projectRoot));
}

/** {@link doctor} in other surroundings. */
export async function examine(argv: readonly string[], around: Surroundings): Promise<number> {
  const { out, err } = around;
  const command = new Command('npm run doctor --')
    .description('Says what is there and what is missing, to try it here and to deploy it.')
    .addOption(new Option('--mode <mode>', 'what to look at; both if left out').choices(MODES))
    .addOption(new Option('--profile <name>', 'settings to deploy').choices(PROFILE_NAMES).default(DEFAULT_PROFILE))
    .option('--region <region>', 'home region, as -c region=… of the deployment; left out, the profile’s', regionName)
    .option('--atlas-profile <name>', `${PROFILE_IN_SECRET}; left out, the profile’s`, profileName)
    .option('--json', 'print the result as JSON')
    .allowExcessArguments(false)
    .addHelpText('after', HELP)
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) });
  try {
    const given = command.parse(argv, { from: 'user' }).opts<Given>();
    const { profile, region } = given;
    const settings = readSettings({ profile, ...(region !== undefined && { region }) });
    const sections = await look(given, settings, around);
    const text = given.json
      ? `${JSON.stringify(findingsData(sections), undefined, 2)}\n`
      : `\n${findingsText(sections, around.colour)}`;
    out.write(text);
    return sections.every(({ findings }) => isReady(findings)) ? 0 : 1;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED;
    if (!(error instanceof SettingsError)) throw error;
    err.write(`${error.message}\n`);
    return MISUSED;
  }
}

async function look(given: Given, settings: Settings, around: Surroundings): Promise<ModeFindings[]> {
  const { machine, access, synthesize, progress } = around;
  const sections: ModeFindings[] = [];
  if (given.mode !== 'deploy') {
    const findings = await progress.step('Looking at this machine', () => localChecks(machine));
    sections.push({ mode: 'local', about: 'This machine, for npm start and npm test', findings });
  }
  if (given.mode !== 'local') {
    const { profile, region } = settings;
    const assembly = await progress.step(`Synthesizing profile ${profile}`, () => synthesize(profile, region));
    const needs = deployNeeds(settings, assembly, given.atlasProfile ?? settings.atlas.profile);
    const asked = await progress.step('Asking AWS and Atlas', () => deployChecks(needs, access));
    const findings = [nodeCheck(machine), ...asked];
    sections.push({
      mode: 'deploy',
      about: `The account, for cdk deploy -c profile=${profile} -c region=${region}`,
      findings,
    });
  }
  return sections;
}
