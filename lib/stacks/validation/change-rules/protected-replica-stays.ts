import type { ChangeRule } from './rule';
import { replicasOf, TABLE_TYPE, tableChanges } from './table';

export const protectedReplicaStays: ChangeRule = {
  id: 'table-protected-replica-stays',
  kind: 'change',
  demand: 'A replica under deletion protection is deleted by nobody, the update that leaves it out included',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-replicaspecification.html',
  checked: '2026-11-25',
  spans: [`${TABLE_TYPE} Replicas.DeletionProtectionEnabled`],
  wayAround: 'Deploy DynamoDb with dynamodb.deletionProtection=false first, then without the replica',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) => {
      const remaining = replicasOf(change.after);
      return [...replicasOf(change.before)].flatMap(([region, { DeletionProtectionEnabled: isProtected }]) =>
        remaining.has(region) || isProtected !== true
          ? []
          : [
              {
                resource: change.after,
                property: `Replicas of ${region}, DeletionProtectionEnabled`,
                before: isProtected,
                after: undefined,
              },
            ],
      );
    }),
};
