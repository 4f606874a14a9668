import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CdkCustomResourceEvent } from 'aws-lambda';
import { AWS_CLIENT } from '../../lib/async/aws-client';
import { readApiKey, type ApiKey } from '../../lib/atlas-admin/api-key';
import { atMost, persist, type Effort, type Passing } from '../../lib/atlas-admin/effort';
import { mayBeOnItsWay, RIGHTS_ARRIVE_MS } from '../../lib/async/rights';
import { onEvent } from './on-event';
import { functionLogger, logged } from '../shared/logger';
import { apiKeySecretName } from '../../lib/atlas-admin/identifiers';

const logger = functionLogger('cloud-provider-access');
const secrets = new SecretsManagerClient(AWS_CLIENT);

/** Ends before the function's own timeout, so that the failure says what it was. */
const RESERVE_MS = 5_000;
const REQUEST_MS = 15_000;

/**
 * The key is read for every event and kept nowhere: a rotated one counts at once.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
async function apiKey(profile: string, effort: Effort): Promise<ApiKey> {
  const SecretId = apiKeySecretName(profile);
  const { SecretString } = await persist(
    () =>
      secrets.send(new GetSecretValueCommand({ SecretId })).catch((error: unknown) => {
        throw cannotBeRead(SecretId, error);
      }),
    atMost(RIGHTS_ARRIVE_MS, effort),
  );
  return readApiKey(profile, SecretString, 'Store the API key of the profile there and deploy again.');
}

function cannotBeRead(secret: string, error: unknown): Passing {
  const why = error instanceof Error ? error.name : String(error);
  const message = `the secret ${secret} cannot be read: ${why}. It must exist in this account and region.`;
  // The function's right to read it is as new as the function.
  return Object.assign(new Error(message, { cause: error }), { passing: mayBeOnItsWay(error), retryAfterMs: 0 });
}

/** Custom resources of the template's types in `resource-types.ts`, behind CDK's provider framework. */
export const handler = logged(logger, (event: CdkCustomResourceEvent, context) => {
  const effort = {
    remaining: () => context.getRemainingTimeInMillis() - RESERVE_MS,
    requestMs: REQUEST_MS,
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    report: (note: string) => logger.info(note),
  };
  return onEvent(event, { effort, apiKey: (profile) => apiKey(profile, effort) });
});
