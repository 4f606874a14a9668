import { isDeepStrictEqual } from 'node:util';
import { changed, type Change, type ChangeFinding, type ChangeRule } from './rule';
import { replicasComeOrGone, replicasOf, TABLE_PAGE, TABLE_TYPE, tableChanges } from './table';

/** What changes of a replica that stays. */
function changesOfReplicas({ before, after }: Change): ChangeFinding[] {
  const old = replicasOf(before);
  return [...replicasOf(after)].flatMap(([region, next]) => {
    const one = old.get(region);
    if (!one || isDeepStrictEqual(one, next)) return [];
    return [{ resource: after, property: `Replicas of ${region}`, before: one, after: next }];
  });
}

export const replicaAlone: ChangeRule = {
  id: 'table-replica-alone',
  kind: 'change',
  demand:
    'A replica is added or removed by an update that changes nothing else of the table, its billing mode least of all: a rollback may leave the replica behind',
  source: TABLE_PAGE,
  checked: '2026-11-25',
  spans: [TABLE_TYPE],
  wayAround: 'Deploy DynamoDb with the dynamodb.replicas of before first, then with the new ones and nothing else',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) => {
      if (!replicasComeOrGone(change).length) return [];
      const properties = new Set([...Object.keys(change.before.properties), ...Object.keys(change.after.properties)]);
      properties.delete('Replicas');
      return [...changed(change, [...properties]), ...changesOfReplicas(change)];
    }),
};
