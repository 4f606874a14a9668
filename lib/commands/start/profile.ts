/** What `npm start` checks of a synthesized profile: its claims, and what the validators that ran with `cdk synth` reported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { loadAssembly } from '../../assembly/load-assembly';
import type { Status } from '../../claims/claim';
import { settingsText, type Context } from '../../console/context';
import { evaluate } from '../../claims/evaluate';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import type { Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import type { LocalRun } from '../../tryout/local-run';
import { orNone, type PartResult } from '../../tryout/run-plan';

/**
 * Adds the parts that synthesize the profile and check it, and the profile that is deployed here, for the page that shows what ran.
 *
 * @returns once all parts have run, the templates that there are
 */
export function profileParts({ plan, cdk }: LocalRun, profile: string, overrides: Context): () => Promise<Assembly[]> {
  const synth = (name: string, changes: Context = {}): PartResult<AssemblyFolder> => {
    const what = titleOf(name, changes);
    const folder = Object.keys(changes).length ? 'cdk.out.checked' : `cdk.out.${name}`;
    return plan.early(`cdk synth of ${what}`, ({ note }) => cdk(note).synth(folder, { profile: name, ...changes }));
  };
  const synthesized = synth(profile, overrides);
  plan.part(`Claims and rules of ${titleOf(profile, overrides)}`, async ({ checks }) => {
    const assembly = await synthesized();
    claimsHold(assembly, profile, checks);
    await validationReport(assembly, profile, checks);
  });
  const isDeployed = profile === DEPLOYED_PROFILE;
  const asItIs = isDeployed && Object.keys(overrides).length === 0;
  // One of a profile: what ran stands beside the templates that it was deployed with.
  const all = [...(isDeployed ? [] : [synthesized]), asItIs ? synthesized : synth(DEPLOYED_PROFILE)];
  return async () => {
    const folders = await Promise.all(all.map((each) => each().catch(orNone)));
    return folders.flatMap((found) => (found ? [loadAssembly(found.folder)] : []));
  };
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

/** The claims that a profile must show: none has failed, and there are some. */
export function claimsHold({ folder }: AssemblyFolder, profile: string, checks: Checks): void {
  const results = evaluate(loadAssembly(folder));
  const having = (status: Status): string[] =>
    results.filter((result) => result.status === status).map(({ claim }) => claim.id);
  checks.equal(`Profile ${profile}: claims that failed`, having('failed'), []);
  checks.equal(`Profile ${profile}: some claims are shown`, having('demonstrated').length > 0, true);
}
