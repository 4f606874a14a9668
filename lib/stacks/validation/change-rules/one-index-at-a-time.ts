import { changed, type ChangeRule } from './rule';
import { comeOrGone, indexNamesOf, TABLE_PAGE, TABLE_TYPE, tableChanges } from './table';

export const oneIndexAtATime: ChangeRule = {
  id: 'table-one-index-at-a-time',
  kind: 'change',
  demand: 'An update creates or deletes one global secondary index',
  source: TABLE_PAGE,
  checked: '2026-11-25',
  spans: [`${TABLE_TYPE} GlobalSecondaryIndexes`],
  wayAround: 'Change one index a deployment',
  find: (before, after) =>
    tableChanges(before, after).flatMap((change) =>
      comeOrGone(indexNamesOf(change.before), indexNamesOf(change.after)).length < 2
        ? []
        : changed(change, ['GlobalSecondaryIndexes']),
    ),
};
