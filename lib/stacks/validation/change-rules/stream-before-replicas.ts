import { changed, type ChangeRule } from './rule';
import { isStrong, replicasOf, TABLE_PAGE, TABLE_TYPE, tableChanges } from './table';

export const streamBeforeReplicas: ChangeRule = {
  id: 'table-stream-before-replicas',
  kind: 'change',
  demand: 'The stream of a table can be changed as long as it has one replica only',
  source: TABLE_PAGE,
  checked: '2026-11-25',
  spans: [`${TABLE_TYPE} StreamSpecification`, `${TABLE_TYPE} Replicas`],
  wayAround: 'Set dynamodb.trigger and the stream before the first replica is added, or remove the replicas first',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) =>
      isStrong(change.after) || replicasOf(change.before).size < 2 ? [] : changed(change, ['StreamSpecification']),
    ),
};
