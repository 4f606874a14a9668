/**
 * What `npm start` checks of a synthesized profile: what the validators that ran with `cdk synth` reported.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileChecks } from './start';

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
  if (!pluginReports.length) {
    checks.skipped(
      `Validation of profile ${profile}`,
      'no validator reported anything; `npm test` runs those of the tests',
    );
  }
};
