import { changed, changesOf, type ChangeRule } from './rule';

const TYPE = 'MongoDB::Atlas::CloudBackupSnapshotExportBucket';

export const exportBucketAsMade: ChangeRule = {
  id: 'atlas-export-bucket-as-made',
  kind: 'change',
  demand:
    'The bucket that snapshots are exported to has no update: neither its role nor the bucket behind it can be another',
  error: 'not implemented: Update',
  source:
    'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cloud-backup-snapshot-export-bucket/cmd/resource/resource.go',
  checked: '2026-11-25',
  spans: [`${TYPE} BucketName`, `${TYPE} IamRoleID`],
  wayAround:
    'Deploy Atlas with atlas.snapshotExport=false first, so that the schedule exports nothing and the bucket goes; then with true',
  find: (before, after) =>
    changesOf(before, after, TYPE).flatMap((change) => changed(change, ['BucketName', 'IamRoleID'])),
};
