/**
 * `npm start`: synthesizes a profile, checks it, deploys locally what an emulator can take, and says what was shown and what was not.
 */
import { Command, Option } from 'commander';
import { DEFAULT_PROFILE } from '../settings/profiles';
import { PROFILE_NAMES } from '../settings/schema';
import { CdkCli, type Assembly } from './cdk-cli';
import { Checks } from './checks';
import { withoutAccount } from './engines/local-aws-env';
import { DEPLOYED_PROFILE, localDeploy } from './local-deploy';
import { Plan, PlanBroken } from './plan';
import { progressOn, type Progress } from './progress';
import { exitCodeOf, jsonReport, textReport, wantsColour } from './report';
import { openRunDirectory } from './run-directory';

/** Adds to `checks` what a profile's synthesized templates show. */
export type ProfileChecks = (assembly: Assembly, profile: string, checks: Checks) => Promise<void>;

const NEXT = (profile: string): string => `What to do next
  npx cdk synth --quiet -c profile=${profile}   then read the templates in cdk.out
  npm start -- --profile NAME            another profile: ${PROFILE_NAMES.join(', ')}
  README.md                              how to deploy to a real account, and what costs money there`;

/** @returns the exit code */
export async function start(
  argv: readonly string[],
  projectRoot: string,
  profileChecks: ProfileChecks,
): Promise<number> {
  const { profile, json } = new Command('npm start --')
    .description('Synthesizes both databases’ stacks, checks them, and deploys what a local emulator can take.')
    .addOption(new Option('--profile <name>', 'settings to use').choices(PROFILE_NAMES).default(DEFAULT_PROFILE))
    .option('--json', 'print the result as JSON')
    .parse(argv)
    .opts<{ profile: string; json?: true }>();

  const checks = new Checks();
  const progress = progressOn(process.stderr);
  const stacks = await checkProfile({ projectRoot, profile, profileChecks, checks, progress });
  if (stacks) await localDeploy({ projectRoot, checks, progress });

  process.stdout.write(json ? `${jsonReport(checks)}\n` : summary(profile, stacks ?? [], checks));
  return exitCodeOf(checks.counts);
}

interface ProfileRun {
  readonly projectRoot: string;
  readonly profile: string;
  readonly profileChecks: ProfileChecks;
  readonly checks: Checks;
  readonly progress: Progress;
}

/** @returns the ids of the profile's stacks; undefined when it could not be synthesized or checked */
async function checkProfile(options: ProfileRun): Promise<readonly string[] | undefined> {
  const { projectRoot, profile, profileChecks, checks, progress } = options;
  const titles = { synth: `cdk synth of profile ${profile}`, checks: `Checks of profile ${profile}` };
  const plan = new Plan(titles, checks, progress);
  const run = await openRunDirectory();
  try {
    const assembly = await plan.step('synth', (onLine) =>
      new CdkCli({ projectRoot, folder: run.path, env: withoutAccount(run.path), onLine }).synth('cdk.out', {
        profile,
      }),
    );
    await plan.step('checks', () => profileChecks(assembly, profile, checks));
    return assembly.stacks.map(({ id }) => id);
  } catch (error) {
    if (!(error instanceof PlanBroken)) throw error;
    plan.skipRest(error.message);
    return undefined;
  } finally {
    await run.remove();
  }
}

function summary(profile: string, stacks: readonly string[], checks: Checks): string {
  const synthesized = stacks.length ? `Synthesized and checked, profile ${profile}: ${stacks.join(', ')}\n` : '';
  const deployed = `Deployed on the local emulator is profile ${DEPLOYED_PROFILE}; only a real account can show what has no emulator, above all MongoDB Atlas itself\n`;
  return `\n${synthesized}${stacks.length ? deployed : ''}\n${NEXT(profile)}\n\n${textReport(checks, wantsColour(process.stdout))}`;
}
