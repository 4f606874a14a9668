/** What `npm start` checks of a synthesized profile: its claims, and what the validators that ran with `cdk synth` reported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { loadAssembly } from '../../assembly/load-assembly';
import type { Status } from '../../claims/claim';
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
export function profileParts({ plan, cdk }: LocalRun, profile: string): () => Promise<Assembly[]> {
  const synth = (name: string): PartResult<AssemblyFolder> =>
    plan.early(`cdk synth of profile ${name}`, ({ note }) => cdk(note).synth(`cdk.out.${name}`, { profile: name }));
  const synthesized = synth(profile);
  plan.part(`Claims and rules of profile ${profile}`, async ({ checks }) => {
    const assembly = await synthesized();
    claimsHold(assembly, profile, checks);
    await validationReport(assembly, profile, checks);
  });
  const all = profile === DEPLOYED_PROFILE ? [synthesized] : [synthesized, synth(DEPLOYED_PROFILE)];
  return async () => {
    const folders = await Promise.all(all.map((each) => each().catch(orNone)));
    return folders.flatMap((found) => (found ? [loadAssembly(found.folder)] : []));
  };
}

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
