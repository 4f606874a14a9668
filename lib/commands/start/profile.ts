/** What `npm start` checks of a synthesized profile: its claims, and what the validators that ran with `cdk synth` reported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadAssembly } from '../../assembly/load-assembly';
import type { Status } from '../../claims/claim';
import type { ClaimId } from '../../claims/ids';
import { settingsText, type Context } from '../../console/context';
import { evaluate } from '../../claims/evaluate';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import type { Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import type { LocalRun } from '../../tryout/local-run';
import type { PartResult } from '../../tryout/run-plan';

export interface ProfileParts {
  /** That the profile's templates show. */
  readonly claims: PartResult<readonly ClaimId[]>;
  /** Of the profile, and of the one that is deployed here. */
  readonly assemblies: readonly PartResult<AssemblyFolder>[];
}

/** Adds the parts that synthesize the profile and check it, and the profile that is deployed here, for the page that shows what ran. */
export function profileParts({ plan, cdk }: LocalRun, profile: string, overrides: Context): ProfileParts {
  const synth = (name: string, changes: Context = {}): PartResult<AssemblyFolder> => {
    const what = titleOf(name, changes);
    const folder = Object.keys(changes).length ? 'cdk.out.checked' : `cdk.out.${name}`;
    return plan.early(`cdk synth of ${what}`, {}, (_, { note }) =>
      cdk(note).synth(folder, { profile: name, ...changes }),
    );
  };
  const assembly = synth(profile, overrides);
  const title = `Claims and rules of ${titleOf(profile, overrides)}`;
  const claims = plan.part(title, { assembly }, async (ready, { checks }) => {
    const shown = claimsHold(ready.assembly, profile, checks);
    await validationReport(ready.assembly, profile, checks);
    return shown;
  });
  const isDeployed = profile === DEPLOYED_PROFILE;
  const asItIs = isDeployed && Object.keys(overrides).length === 0;
  // One of a profile: what ran stands beside the templates that it was deployed with.
  return { claims, assemblies: [...(isDeployed ? [] : [assembly]), asItIs ? assembly : synth(DEPLOYED_PROFILE)] };
}

const titleOf = (profile: string, overrides: Context): string =>
  ['profile', profile, settingsText(overrides)].filter(Boolean).join(' ');

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
  }[];
}

/** One check a validator; https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html */
export async function validationReport({ folder }: AssemblyFolder, profile: string, checks: Checks): Promise<void> {
  const text = await readFile(join(folder, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(text) as ValidationReport;
  for (const { pluginName, violations } of pluginReports) {
    const found = violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
    checks.equal(`Profile ${profile}: violations found by ${pluginName}`, found, []);
  }
  // CDK leaves a validator that found nothing out of its report, and writes no report where none ran.
  if (!pluginReports.length) checks.equal(`Profile ${profile}: violations found by any validator`, [], []);
}

/** The claims that a profile must show: none has failed, and there are some. @returns those that it shows */
export function claimsHold({ folder }: AssemblyFolder, profile: string, checks: Checks): ClaimId[] {
  const results = evaluate(loadAssembly(folder));
  const having = (status: Status): ClaimId[] =>
    results.filter((result) => result.status === status).map(({ claim }) => claim.id);
  const shown = having('demonstrated');
  checks.equal(`Profile ${profile}: claims that failed`, having('failed'), []);
  checks.equal(`Profile ${profile}: some claims are shown`, shown.length > 0, true);
  return shown;
}
