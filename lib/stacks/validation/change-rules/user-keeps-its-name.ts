import { changed, changesOf, type ChangeRule } from './rule';

const TYPE = 'MongoDB::Atlas::DatabaseUser';

export const userKeepsItsName: ChangeRule = {
  id: 'atlas-user-keeps-its-name',
  kind: 'change',
  demand:
    'A database user keeps its name and authentication database: the type takes others as an update, whose handler looks for the user under them',
  source:
    'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/database-user/cmd/resource/resource.go',
  checked: '2026-11-25',
  spans: [`${TYPE} Username`, `${TYPE} DatabaseName`],
  wayAround: 'Deploy without the user first, then with the new one; in code, give it another logical id',
  find: (before, after) =>
    changesOf(before, after, TYPE).flatMap((change) => changed(change, ['Username', 'DatabaseName'])),
};
