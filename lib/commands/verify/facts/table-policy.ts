import { GetResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import type { Json, JsonObject } from '../../../assembly/assembly';
import { documentStatements } from '../../../assembly/policy-statements';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';
import { replicaIn, tables } from './tables';

/**
 * The statements that deny something, as the table's own policy has them.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html
 */
export const policyFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  tables(deployment).flatMap((table) => {
    const document = replicaIn(table).ResourcePolicy?.PolicyDocument;
    if (!denials(document).length) return [];
    return question({
      side: 'dynamodb',
      service: 'Amazon DynamoDB',
      call: 'dynamodb:GetResourcePolicy',
      ask: async () => {
        const { partition, account } = deployment.identity;
        const name = deployment.idOf(table.resource);
        const ResourceArn = `arn:${partition}:dynamodb:${table.region}:${account}:table/${name}`;
        return aws.dynamoDb(table.region).send(new GetResourcePolicyCommand({ ResourceArn }));
      },
      facts: [
        {
          kind: 'policy',
          title: `${table.title} denies requests without TLS`,
          claims: marked(table.resource, 'SEC-06'),
          expected: () => denials(document),
          actual: ({ Policy = '{}' }) => denials(JSON.parse(Policy) as Json),
        },
      ],
    });
  });

/** Without the resources, which the service may write out. */
function denials(document: Json | undefined): object[] {
  const statements = (document as JsonObject | undefined)?.['Statement'];
  const all = (Array.isArray(statements) ? statements : []) as readonly JsonObject[];
  return documentStatements(document)
    .map(({ effect, actions, condition }, index) => ({
      effect,
      actions,
      condition,
      who: who(all[index]?.['Principal']),
    }))
    .filter(({ effect }) => effect === 'Deny');
}

/** Everyone is written in two ways. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const who = (principal: Json | undefined): Json | undefined =>
  JSON.stringify(principal) === '{"AWS":"*"}' ? '*' : principal;
