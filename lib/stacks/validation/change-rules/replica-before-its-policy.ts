import type { ChangeRule } from './rule';
import { replicasOf, TABLE_TYPE, tableChanges } from './table';

export const replicaBeforeItsPolicy: ChangeRule = {
  id: 'table-replica-before-its-policy',
  kind: 'change',
  demand: 'A replica in another region is there before a resource policy is put on it: one update cannot do both',
  source: 'https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-dynamodb/README.md',
  checked: '2026-11-25',
  spans: [`${TABLE_TYPE} Replicas.ResourcePolicy`],
  wayAround: 'Deploy DynamoDb with dynamodb.replicaPolicies=false first, then with true',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) => {
      const there = replicasOf(change.before);
      return [...replicasOf(change.after)].flatMap(([region, { ResourcePolicy: policy }]) =>
        there.has(region) || policy === undefined
          ? []
          : [
              {
                resource: change.after,
                property: `Replicas of ${region}, ResourcePolicy`,
                before: undefined,
                after: policy,
              },
            ],
      );
    }),
};
