import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { apiKeySecretName } from '../../atlas-admin/identifiers';

/**
 * ARN of the secret with the API key of a profile, in the account and region of the stack, for a policy to allow reading it. A secret
 * under a customer key needs `kms:Decrypt` on that key as well.
 */
export const apiKeySecretArn = (scope: Construct, profile: string): string =>
  Stack.of(scope).formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    // Secrets Manager ends a secret's ARN in a dash and six characters.
    resourceName: `${apiKeySecretName(profile)}-??????`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
