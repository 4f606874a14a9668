import { DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { question, type Asked } from '../question';
import { tables } from './tables';

const shape = z.object({
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
export const ttlFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  tables(deployment).flatMap((table) => {
    const { TimeToLiveSpecification: ttl } = shape.parse(table.resource.properties);
    if (!ttl?.Enabled || !table.isHome) return [];
    return question({
      side: 'dynamodb',
      service: 'Amazon DynamoDB',
      call: 'dynamodb:DescribeTimeToLive',
      ask: () =>
        aws.dynamoDb(table.region).send(new DescribeTimeToLiveCommand({ TableName: deployment.idOf(table.resource) })),
      facts: [
        {
          kind: 'ttl',
          title: `${table.title} removes items by itself after ${ttl.AttributeName}`,
          claims: [],
          expected: () => ({ status: 'ENABLED', attribute: ttl.AttributeName }),
          actual: ({ TimeToLiveDescription }) => ({
            status: TimeToLiveDescription?.TimeToLiveStatus,
            attribute: TimeToLiveDescription?.AttributeName,
          }),
        },
      ],
    });
  });
