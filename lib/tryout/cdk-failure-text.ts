/**
 * What a failed command of the CDK means to its user.
 */

/** `DynamoDb | 4/9 | 3:46:36 PM | CREATE_FAILED | AWS::KMS::Key | Encryption/Key (Key961B) reason`; the summary leaves the count out. */
const FAILED_RESOURCE = /^(\S+) \|.*\| ([A-Z]+_FAILED) +\| (\S+) +\| (.+)$/;
const NOISE = [
  /^\s*at .*/, // stack traces
  /^\s*\(?\/\S+:\d+:\d+\)?\s*$/,
  /^(node:|Node\.js v|npm warn|\s*\^+\s*$)/,
  /^Source Location:|^\s+\.\.\.(node internals|new )/,
  /Subprocess exited with error/,
  /^(Bundling asset|Successfully synthesized|Supply a stack id|✨|Stack ARN:|arn:aws:cloudformation:)/,
  /: (start|success|fail): |creating CloudFormation changeset|: deploying\.\.\.|: destroying\.\.\./,
  /\| [A-Z_]+_(IN_PROGRESS|COMPLETE|IN_PROG|COMPLET) +\|/,
];
const MAX_LINES = 15;

/** The failed resources with their reasons; where there are none, the last lines that say anything. */
export function cdkFailureText(output: string): string {
  const lines = output.split('\n');
  const failed = lines.flatMap((line) => {
    const [, stack, status, type, what] = FAILED_RESOURCE.exec(line.trimEnd()) ?? [];
    return stack ? [`${stack}: ${status} ${type} ${what}`] : [];
  });
  if (failed.length) return [...new Set(failed)].slice(0, MAX_LINES).join('\n');
  return lines
    .map((line) => line.trimEnd())
    .filter((line) => line && !NOISE.some((noise) => noise.test(line)))
    .slice(-MAX_LINES)
    .join('\n');
}
