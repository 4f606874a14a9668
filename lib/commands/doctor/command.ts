/** `npm run doctor`: what is there and what is missing, on this machine and in an account. Writes nothing anywhere. */
import { Option } from 'commander';
import { overridesIn, profileIn, settingsText, takesContext, type Context } from '../../console/context';
import type { Assembly } from '../../assembly/assembly';
import { Misuse } from '../../errors';
import { resolveAssembly } from '../../assembly/resolve';
import { leftRunningText } from '../../report/costs/left-running';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { readSettings } from '../../settings/read-settings';
import { PROFILE_NAMES, type ProfileName, type Settings } from '../../settings/schema';
import type { Progress } from '../../console/progress';
import type { AwsAccess } from '../../services/aws-account';
import { deployChecks } from './deploy-checks';
import { deployNeeds } from './deploy-needs';
import { isReady, MODES, type Mode, type ModeFindings } from './finding';
import { changeData, changeText } from './change-text';
import { lookFrom } from './change-of-profile';
import { findingsData, findingsText } from './findings-text';
import { localChecks, nodeCheck, type Machine } from './local-checks';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import type { CommandLine } from '../../console/run-command';
import { asJson } from '../../console/as-json';

const HELP = `
local   what npm start and npm test find on this machine
deploy  what cdk deploy needs: AWS credentials, CDK's bootstrap, the zones of the VPC and the services that it has endpoints for,
        which role API Gateway logs with, the MongoDB::Atlas::* types, the secret with the Atlas API key, and whether Atlas
        accepts that key. The secret is read to sign one request with it; it is shown nowhere.
        Of what is deployed already: its profile, its stacks that the profile lacks, and changes that a service would refuse.
        And what it will cost to leave running, by the day and month, as far as prices are known (npm run cost).

With --from, what stands in an account is taken to be another profile, and no account is asked: what its deployment would replace, remove
or leave, and the deployments that lead there, in order.

Nothing is written, made or changed, here or there. AWS is asked with the credentials at hand (AWS_PROFILE and the like) and at
AWS_ENDPOINT_URL where that is set.

Exit code: 0 when everything is there that is not optional, or with --from; 1 when something is missing, in the way or could not be
checked; 2 for a wrong argument.`;

/** What it looks at; a test has others. */
export interface DoctorContext {
  readonly machine: Machine;
  readonly access: AwsAccess;
  readonly synthesize: Synthesize;
}

interface Given {
  readonly mode?: Mode;
  readonly context: Context;
  readonly from?: ProfileName;
  readonly json?: true;
}

export const doctorOf =
  (around: DoctorContext): CommandLine =>
  (command, { out, progress, colour }) => {
    command
      .name('npm run doctor --')
      .description('Says what is there and what is missing, to try it here and to deploy it.')
      .addOption(new Option('--mode <mode>', 'what to look at; both if left out').choices(MODES))
      .addOption(
        new Option('--from <name>', 'profile that is deployed: what leads from there')
          .choices(PROFILE_NAMES)
          .conflicts('mode'),
      )
      .option('--json', 'print the result as JSON')
      .addHelpText('after', HELP);
    takesContext(command, 'a setting of the deployment, as given to cdk; may be given again');
    return async () => {
      const given = command.opts<Given>();
      const profile = profileIn(given.context) ?? DEFAULT_PROFILE;
      const overrides = overridesIn(given.context);
      if (given.from !== undefined) {
        const found = await lookFrom(given.from, profile, overrides, around.synthesize, progress);
        out.write(given.json ? asJson(changeData(found)) : changeText(found));
        return 0;
      }
      const settings = readSettings({ profile, ...overrides });
      const sections = await look(given, settings, overrides, around, progress);
      out.write(given.json ? asJson(findingsData(sections)) : `\n${findingsText(sections, colour)}`);
      return sections.every(({ findings }) => isReady(findings)) ? 0 : 1;
    };
  };

export const command = doctorOf({
  machine: { env: process.env, nodeVersion: process.versions.node },
  access: {},
  synthesize: synthesizeLazily,
});

async function look(
  given: Given,
  settings: Settings,
  overrides: Context,
  { machine, access, synthesize }: DoctorContext,
  progress: Progress,
): Promise<ModeFindings[]> {
  const sections: ModeFindings[] = [];
  if (given.mode !== 'deploy') {
    const findings = await progress.step('Looking at this machine', () => localChecks(machine));
    sections.push({ mode: 'local', about: 'This machine, for npm start and npm test', findings });
  }
  if (given.mode !== 'local') {
    const { profile, region } = settings;
    const assembly = await progress.step(`Synthesizing profile ${profile}`, () => synthesize(profile, overrides));
    const needs = deployNeeds(settings, assembly);
    const asked = await progress.step('Asking AWS and Atlas', () => deployChecks(needs, access));
    const findings = [nodeCheck(machine), ...asked];
    sections.push({
      mode: 'deploy',
      about: `The account, for cdk deploy ${settingsText({ profile, region, ...overrides })}`,
      findings,
      costs: costsOf(assembly, region),
    });
  }
  return sections;
}

/** A cost that cannot be told keeps nobody from the rest. */
function costsOf(assembly: Assembly, region: string): string[] {
  try {
    return leftRunningText(resolveAssembly(assembly), region);
  } catch (error) {
    if (error instanceof Misuse) return [`cannot be told: ${error.message}`];
    throw error;
  }
}
