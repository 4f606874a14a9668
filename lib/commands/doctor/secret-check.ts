import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientOptions, inTime, type Account } from '../../services/aws-account';
import { awsFailure } from '../../services/aws-failure';
import type { Finding } from './finding';
import { secretTitle } from './titles';
import { apiKeySecretName } from '../../atlas-admin/identifiers';

/** The secret with the Atlas API key is there; what is in it is not read. */
export async function secretCheck(account: Account, region: string, profile: string): Promise<Finding> {
  const SecretId = apiKeySecretName(profile);
  const title = secretTitle(profile, region);
  const missing = (detail: string, mend: string): Finding => ({
    title,
    state: 'missing',
    detail,
    means: 'the Atlas resource types cannot sign in: nothing of Atlas can be deployed or deleted',
    mend,
  });
  try {
    const client = new SecretsManagerClient(clientOptions(region, account.access));
    const { DeletedDate, KmsKeyId } = await client.send(new DescribeSecretCommand({ SecretId }), inTime());
    if (DeletedDate) {
      const restore = `aws secretsmanager restore-secret --secret-id ${SecretId} --region ${region}`;
      return missing(`it is scheduled for deletion since ${DeletedDate.toISOString()}`, restore);
    }
    const underKey = KmsKeyId ? '; under a customer key, which the types’ execution role must be allowed to use' : '';
    return { title, state: 'ok', detail: `there${underKey}` };
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') {
      return missing('there is none of that name', 'README.md, "Deploy to a real account", step 2');
    }
    return { title, state: 'not checked', detail: awsFailure(error, 'secretsmanager:DescribeSecret').message };
  }
}
