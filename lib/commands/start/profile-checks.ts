/** What `npm start` checks of a synthesized profile: its claims, and what the validators that ran with `cdk synth` reported. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Status } from '../../claims/claim';
import { evaluate } from '../../claims/evaluate';
import { loadAssembly } from '../../assembly/load-assembly';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import type { Checks } from '../../tryout/checks';

/** Adds to `checks` what a profile's synthesized templates show. */
export type ProfileChecks = (assembly: AssemblyFolder, profile: string, checks: Checks) => Promise<void>;

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string; readonly description: string }[];
  }[];
}

/** One check a validator; https://docs.aws.amazon.com/cdk/v2/guide/policy-validation-synthesis.html */
export const validationReport: ProfileChecks = async ({ folder }, profile, checks) => {
  const text = await readFile(join(folder, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(text) as ValidationReport;
  for (const { pluginName, violations } of pluginReports) {
    const found = violations.map(({ ruleName, description }) => `${ruleName}: ${description}`);
    checks.equal(`Profile ${profile}: violations found by ${pluginName}`, found, []);
  }
  // CDK leaves a validator that found nothing out of its report, and writes no report where none ran.
  if (!pluginReports.length) checks.equal(`Profile ${profile}: violations found by any validator`, [], []);
};

/** The claims that a profile must show: none has failed, and there are some. */
export const claimsHold: ProfileChecks = ({ folder }, profile, checks) => {
  const results = evaluate(loadAssembly(folder));
  const having = (status: Status): string[] =>
    results.filter((result) => result.status === status).map(({ claim }) => claim.id);
  checks.equal(`Profile ${profile}: claims that failed`, having('failed'), []);
  checks.equal(`Profile ${profile}: some claims are shown`, having('demonstrated').length > 0, true);
  return Promise.resolve();
};

export const profileChecks: ProfileChecks = async (assembly, profile, checks) => {
  await claimsHold(assembly, profile, checks);
  await validationReport(assembly, profile, checks);
};
