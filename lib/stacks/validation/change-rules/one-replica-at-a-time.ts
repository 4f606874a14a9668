import { changed, type ChangeRule } from './rule';
import { isStrong, replicasComeOrGone, TABLE_PAGE, TABLE_TYPE, tableChanges } from './table';

export const oneReplicaAtATime: ChangeRule = {
  id: 'table-one-replica-at-a-time',
  kind: 'change',
  demand: 'An update adds or removes one replica; only a strongly consistent table takes several',
  source: TABLE_PAGE,
  checked: '2026-11-25',
  spans: [`${TABLE_TYPE} Replicas`],
  wayAround: 'Deploy DynamoDb once for each region, with dynamodb.replicas one longer or shorter each time',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) =>
      isStrong(change.after) || replicasComeOrGone(change).length < 2 ? [] : changed(change, ['Replicas']),
    ),
};
