import { DescribeKeyCommand, GetKeyRotationStatusCommand } from '@aws-sdk/client-kms';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';

/**
 * Customer keys: the tables', and Atlas's.
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
 * https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html
 */
export const keyFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  deployment.ofType('AWS::KMS::Key').flatMap((resource) => {
    const client = aws.kms(deployment.regionOf(resource.stack));
    const claims = marked(resource, 'SEC-04', 'SEC-05');
    const common = { side: claims.includes('SEC-05') ? 'atlas' : 'dynamodb', service: 'AWS KMS' } as const;
    const title = `The key of ${resource.path.replace(/\/Resource$/, '')}`;
    const rotates = resource.properties['EnableKeyRotation'] === true;
    return [
      question({
        ...common,
        call: 'kms:DescribeKey',
        ask: () => client.send(new DescribeKeyCommand({ KeyId: deployment.idOf(resource) })),
        facts: [
          {
            kind: 'key',
            title: `${title} is the account’s own and enabled`,
            claims,
            expected: () => ({ state: 'Enabled', manager: 'CUSTOMER' }),
            actual: ({ KeyMetadata }) => ({ state: KeyMetadata?.KeyState, manager: KeyMetadata?.KeyManager }),
          },
        ],
      }),
      question({
        ...common,
        call: 'kms:GetKeyRotationStatus',
        ask: () => client.send(new GetKeyRotationStatusCommand({ KeyId: deployment.idOf(resource) })),
        facts: [
          {
            kind: 'key',
            title: `${title} is ${rotates ? '' : 'not '}rotated by itself`,
            claims,
            expected: () => rotates,
            actual: ({ KeyRotationEnabled = false }) => KeyRotationEnabled,
          },
        ],
      }),
    ];
  });
