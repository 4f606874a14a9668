/**
 * The environment in which a tool can reach the emulator and nothing else: whatever account, profile, endpoint or proxy the machine is set
 * up for is left out, so that no mistake in a template or test can ever touch a real account.
 */
import type { RunCredentials } from './run-credentials';

/** The emulator's only account. */
export const LOCAL_ACCOUNT = '000000000000';

const LEFT_OUT = /^(AWS_|CDK_|(https?|all|no)_proxy$|NODE_USE_ENV_PROXY$|NODE_OPTIONS$)/i;

/**
 * The machine's environment without anything that leads to an account, and tools kept from reporting or looking anything up.
 *
 * @param home private folder for what the tools would write into the user's home
 */
export const withoutAccount = (home: string, machine: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(machine).filter(([name]) => !LEFT_OUT.test(name))),
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_HOME: home,
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: 'true',
});

/** {@link withoutAccount}, and the emulator's endpoint as the only one there is. */
export const localAwsEnv = (
  endpoint: string,
  region: string,
  credentials: RunCredentials,
  home: string,
  machine?: NodeJS.ProcessEnv,
): NodeJS.ProcessEnv => ({
  ...withoutAccount(home, machine),
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  CDK_DEFAULT_ACCOUNT: LOCAL_ACCOUNT,
  CDK_DEFAULT_REGION: region,
});
