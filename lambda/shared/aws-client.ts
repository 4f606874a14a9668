/** Configuration of a client: a call gives up after at most 12 seconds and its backoff; what fails then is delivered again. */
export const AWS_CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};
