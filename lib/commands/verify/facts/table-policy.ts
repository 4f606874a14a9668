import { GetResourcePolicyCommand } from '@aws-sdk/client-dynamodb';
import { isObject, type Json } from '../../../assembly/assembly';
import { list } from '../../../assembly/policies/role-policies';
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
const denials = (document: Json | undefined): object[] =>
  list(isObject(document) ? document['Statement'] : undefined)
    .filter(isObject)
    .filter(({ Effect }) => Effect === 'Deny')
    .map(({ Effect, Action, Condition, Principal }) => ({
      effect: Effect,
      actions: list(Action),
      condition: Condition,
      who: who(Principal),
    }));

/** Everyone is written in two ways. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
const who = (principal: Json | undefined): Json | undefined =>
  JSON.stringify(principal) === '{"AWS":"*"}' ? '*' : principal;
