/** An account as the credentials at hand see it, asked with patience for seconds only. */
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ALL_PAGES_MS, ANSWER_MS, awsFailure } from './aws-failure';
import { AWS_CLIENT } from '../async/aws-client';
import { withTimeout } from '../async/with-timeout';
import { Refusal } from '../errors';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Left out, both are found as the AWS SDK finds them: environment, shared files, sign-on, container, instance. */
export interface AwsAccess {
  readonly credentials?: Credentials;
  readonly endpoint?: string;
}

export interface Account {
  /** Twelve digits. */
  readonly id: string;
  /** As `aws` or `aws-cn`. */
  readonly partition: string;
  readonly access: AwsAccess;
}

/** Milliseconds. The search for credentials asks programs and an instance's metadata, which may not answer. */
const CREDENTIALS_MS = 5_000;

/** For the constructor of a client. */
export const clientOptions = (region: string, { credentials, endpoint }: AwsAccess) => ({
  ...AWS_CLIENT,
  region,
  maxAttempts: 2,
  ...(credentials && { credentials }),
  ...(endpoint !== undefined && { endpoint }),
});

/** For `send`, made anew for each call. */
export const inTime = () => ({ abortSignal: AbortSignal.timeout(ANSWER_MS) });
/** Sends commands with a client of their service, each {@link inTime}. */
export const sender =
  (client: { send(command: never, options: ReturnType<typeof inTime>): Promise<unknown> }) =>
  (command: object): Promise<unknown> =>
    client.send(command as never, inTime());
/** For a paginator: all pages together. */
export const allInTime = () => ({ abortSignal: AbortSignal.timeout(ALL_PAGES_MS) });

/**
 * Looks for credentials once, for all clients, and asks whose they are.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 *
 * @throws Refusal that says what to do
 */
export async function signInToAws(region: string, access: AwsAccess): Promise<Account> {
  const client = new STSClient(clientOptions(region, access));
  try {
    const late = (): Error =>
      new Refusal(
        `Nothing gave AWS credentials within ${CREDENTIALS_MS / 1_000} s. Sign in (as \`aws sso login\`), or set AWS_PROFILE.`,
        'no-credentials',
      );
    const credentials = await withTimeout(CREDENTIALS_MS, client.config.credentials(), late);
    const { Account: id, Arn } = await client.send(new GetCallerIdentityCommand({}), inTime());
    if (id === undefined) throw new Refusal('sts:GetCallerIdentity named no account.');
    return { id, partition: Arn?.split(':')[1] ?? 'aws', access: { ...access, credentials } };
  } catch (error) {
    throw awsFailure(error, 'sts:GetCallerIdentity');
  }
}
