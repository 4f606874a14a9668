/** The run's access key for who wants to look around beside it: in files that only the run's user may read, never on a command line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signatureForm, type RunCredentials } from '../engines/run-credentials';

const PRIVATE = { mode: 0o600 };

/**
 * @param folder private and existing
 * @returns how commands that are typed begin
 */
export function keyFiles(folder: string, credentials: RunCredentials, region: string): { aws: string; curl: string } {
  const aws = join(folder, 'credentials');
  const curl = join(folder, 'curl.conf');
  const { accessKeyId, secretAccessKey } = credentials;
  const lines = ['[default]', `aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`, ''];
  writeFileSync(aws, lines.join('\n'), PRIVATE);
  const signature = signatureForm(credentials, region, 'execute-api');
  writeFileSync(curl, `header = "Authorization: ${signature}"\n`, PRIVATE);
  return {
    aws: `AWS_SHARED_CREDENTIALS_FILE=${aws} aws --profile default --region ${region}`,
    curl: `curl -K ${curl}`,
  };
}
