import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientOptions, inTime } from '../../services/aws-account';
import { isNotFound, type Finder } from './finder';
import { sinceTime } from './leftover';
import { apiKeySecretName } from '../../atlas-admin/identifiers';

/** The secret with the Atlas API key, which was made by hand before the first deployment. What is in it is not read here. */
export const apiKeySecretFinder: Finder = {
  what: 'Secret with the Atlas API key',
  call: 'secretsmanager:DescribeSecret',
  async find({ account, region, keyProfile }) {
    const SecretId = apiKeySecretName(keyProfile);
    const client = new SecretsManagerClient(clientOptions(region, account.access));
    try {
      const {
        ARN = SecretId,
        CreatedDate,
        DeletedDate,
      } = await client.send(new DescribeSecretCommand({ SecretId }), inTime());
      const common = { kind: 'Secret', id: ARN, place: region, ...sinceTime(CreatedDate) };
      if (DeletedDate) {
        const about = `scheduled for deletion since ${DeletedDate.toISOString()}`;
        return [{ ...common, fate: 'goes by itself', about, costs: 'nothing', remove: [] }];
      }
      return [
        {
          ...common,
          fate: 'stays',
          about: `${SecretId}; needed as long as anything of Atlas is to be deleted. Delete the API key in Atlas as well`,
          costs: 'by the month',
          remove: [
            `aws secretsmanager delete-secret --secret-id ${SecretId} --recovery-window-in-days 7 --region ${region}`,
          ],
        },
      ];
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  },
};
