/** What may be given on the command line; a wrong value ends the command before there is a plan. */
import { InvalidArgumentError } from 'commander';
import { API_KEY_PROFILE, apiKeySecretName, ATLAS_ID } from '../atlas-admin/identifiers';
import { ID_PATTERN } from '../orders/order';

const matching =
  (pattern: RegExp, allowed: string) =>
  (given: string): string => {
    if (!pattern.test(given)) throw new InvalidArgumentError(`Allowed: ${allowed}.`);
    return given;
  };

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const tableName = matching(/^[A-Za-z0-9_.-]{3,255}$/, 'a table name, 3 to 255 of letters, digits, _ . and -');
export const vaultName = matching(
  /^[A-Za-z0-9_-]{2,50}$/,
  'the name of a backup vault, 2 to 50 of letters, digits, _ and -',
);
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket');
export const keyArn = matching(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'the ARN of a KMS key');
export const roleArn = matching(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'the ARN of an IAM role');
export const stackName = matching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, 'the name of a stack');
export const atlasId = matching(ATLAS_ID.pattern, '24 hexadecimal digits, as Atlas shows them');
export const clusterName = matching(/^[a-zA-Z0-9][a-zA-Z0-9-]*$/, 'the name of a cluster: letters, digits and -');
/** What `--api-key-profile` is, for the help of a command. */
export const PROFILE_IN_SECRET = `NAME in the secret ${apiKeySecretName('NAME')}`;
export const profileName = matching(API_KEY_PROFILE.pattern, PROFILE_IN_SECRET);
export const regionName = matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region, as eu-west-1');
export const plainText = matching(
  /^[\w .,:;()/+-]{1,200}$/,
  'at most 200 letters, digits, spaces and . , : ; ( ) / + - _',
);
export const workgroupName = matching(/^[a-z0-9-]{3,64}$/, '3 to 64 lower-case letters, digits and -');
/** Quoted in SQL as it stands, so nothing that would need escaping. */
export const databaseName = matching(
  /^[a-z_][a-z0-9_]{0,63}$/,
  'lower-case letters, digits and _, not beginning with a digit',
);
export const integrationArn = matching(
  /^arn:aws[a-z-]*:redshift:[a-z0-9-]+:\d{12}:integration:[a-f0-9-]{36}$/,
  'the ARN of a Redshift integration',
);

export const customerId = matching(new RegExp(ID_PATTERN), 'the id of a customer, 1 to 64 of letters, digits, _ and -');
/** No user and no password: what is given is shown in the plan. */
export const connectionString = matching(
  /^mongodb(\+srv)?:\/\/[^@\s]+$/,
  'mongodb+srv://HOST/ or mongodb://HOST:PORT/, without user and password',
);
export const recountRun = matching(/^[A-Za-z0-9-]{1,64}$/, 'the RecountRun that a run has printed');

export function wholeNumber(from: number, to: number): (given: string) => number {
  return (given) => {
    const number = Number(given);
    if (!/^\d+$/.test(given) || number < from || number > to) {
      throw new InvalidArgumentError(`Allowed: a whole number from ${from} to ${to}.`);
    }
    return number;
  };
}

/** A time zone is demanded: a restore that is two hours off would not be noticed. */
export function instant(given: string): Date {
  const date = new Date(given);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(given) || Number.isNaN(date.getTime())) {
    throw new InvalidArgumentError(
      'Allowed: a time with its zone, as 2026-01-31T12:00:00Z or 2026-01-31T13:00:00+01:00.',
    );
  }
  return date;
}

export const instantOrLatest = (given: string): Date | 'latest' => (given === 'latest' ? given : instant(given));
