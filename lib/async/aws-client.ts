/**
 * How patient every client of the AWS SDK is. Without a time-out of its own a call waits for as long as its socket stays open, and
 * `requestTimeout` alone only warns.
 *
 * https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/node-configuring-maxsockets.html
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */

const RETRIES = { maxAttempts: 3, retryMode: 'standard' } as const;

/** For a function: a call gives up after at most 12 seconds and its backoff; what fails then is delivered again. */
export const AWS_CLIENT = {
  ...RETRIES,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};

/** For a tool that carries out what a person asked for: some calls take their time to answer. */
export const PATIENT_AWS_CLIENT = {
  ...RETRIES,
  requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
};
