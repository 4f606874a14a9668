import { DescribeContributorInsightsCommand } from '@aws-sdk/client-dynamodb';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { question, type Asked } from '../question';
import { replicaIn, tables, type DeployedTable } from './tables';

/**
 * Contributor insights of tables and of their global indexes.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html
 */
export const insightsFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  tables(deployment).flatMap((table) =>
    watched(table).map((IndexName) =>
      question({
        side: 'dynamodb',
        service: 'Amazon DynamoDB',
        call: 'dynamodb:DescribeContributorInsights',
        ask: () =>
          aws.dynamoDb(table.region).send(
            new DescribeContributorInsightsCommand({
              TableName: deployment.idOf(table.resource),
              ...(IndexName !== undefined && { IndexName }),
            }),
          ),
        facts: [
          {
            kind: 'insights',
            title: `${table.title}${IndexName === undefined ? '' : `, index ${IndexName},`} tells its most used keys`,
            claims: [],
            expected: () => 'ENABLED',
            actual: ({ ContributorInsightsStatus }) => ContributorInsightsStatus,
          },
        ],
      }),
    ),
  );

/** The table itself as `undefined`, then its indexes by name. */
function watched(table: DeployedTable): (string | undefined)[] {
  const { ContributorInsightsSpecification, GlobalSecondaryIndexes } = replicaIn(table);
  const indexes = GlobalSecondaryIndexes.filter((one) => one.ContributorInsightsSpecification?.Enabled);
  return [
    ...(ContributorInsightsSpecification?.Enabled ? [undefined] : []),
    ...indexes.map(({ IndexName }) => IndexName),
  ];
}
