import { DescribeContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';
import { replicaIn, tables } from './tables';

/** Days that a table can be restored to where its settings say nothing else. */
const DEFAULT_DAYS = 35;

/**
 * Point-in-time recovery of every table in every region.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
 */
export const recoveryFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  tables(deployment).flatMap((table) => {
    const wanted = replicaIn(table).PointInTimeRecoverySpecification;
    if (!wanted?.PointInTimeRecoveryEnabled) return [];
    const { RecoveryPeriodInDays: days = DEFAULT_DAYS } = wanted;
    return question({
      side: 'dynamodb',
      service: 'Amazon DynamoDB',
      call: 'dynamodb:DescribeContinuousBackups',
      ask: () =>
        aws
          .dynamoDb(table.region)
          .send(new DescribeContinuousBackupsCommand({ TableName: deployment.idOf(table.resource) })),
      facts: [
        {
          kind: 'recovery',
          title: `${table.title} can be restored to any second of ${days === 1 ? 'a day' : `${days} days`}`,
          claims: marked(table.resource, 'REL-04'),
          expected: () => ({ status: 'ENABLED', days }),
          actual: ({ ContinuousBackupsDescription }) => {
            const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
            return { status: recovery?.PointInTimeRecoveryStatus, days: recovery?.RecoveryPeriodInDays };
          },
        },
      ],
    });
  });
