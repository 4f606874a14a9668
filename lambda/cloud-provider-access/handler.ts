import { Logger } from '@aws-lambda-powertools/logger';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CdkCustomResourceEvent, CdkCustomResourceResponse, Context } from 'aws-lambda';
import { readApiKey, type ApiKey } from '../../lib/atlas-admin/api-key';
import { onEvent } from './on-event';
import { apiKeySecretName } from '../../lib/atlas-admin/identifiers';

const logger = new Logger({ serviceName: 'cloud-provider-access' });
const secrets = new SecretsManagerClient({});

/** Ends before the function's own timeout, so that the failure says what it was. */
const RESERVE_MS = 5_000;
const REQUEST_MS = 15_000;

/**
 * The key is read for every event and kept nowhere: a rotated one counts at once.
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
async function apiKey(profile: string): Promise<ApiKey> {
  const SecretId = apiKeySecretName(profile);
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId })).catch((error: unknown) => {
    const why = error instanceof Error ? error.name : String(error);
    const message = `the secret ${SecretId} cannot be read: ${why}. It must exist in this account and region.`;
    throw new Error(message, { cause: error });
  });
  return readApiKey(profile, SecretString, 'Store the API key of the profile there and deploy again.');
}

/** Custom resources of the template's types in `resource-types.ts`, behind CDK's provider framework. */
export function handler(event: CdkCustomResourceEvent, context: Context): Promise<CdkCustomResourceResponse> {
  const effort = {
    remaining: () => context.getRemainingTimeInMillis() - RESERVE_MS,
    requestMs: REQUEST_MS,
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    report: (note: string) => logger.info(note),
  };
  return onEvent(event, { effort, apiKey });
}
