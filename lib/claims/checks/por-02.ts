import type { Evidence } from '../evidence';
import { at, expectation, is, ofType, pointsTo, remove, set } from './dsl';

const bucket = ofType('AWS::S3::Bucket');
const target = ofType('MongoDB::Atlas::CloudBackupSnapshotExportBucket');
const schedule = ofType('MongoDB::Atlas::CloudBackupSchedule');

export const por02: Evidence = {
  expectations: [
    expectation(
      'a target of exports in Atlas',
      'is a bucket of this account',
      target,
      at('BucketName'),
      pointsTo(bucket),
    ),
    expectation('the backup schedule', 'exports by itself', schedule, at('AutoExportEnabled'), is(true)),
    expectation(
      'the backup schedule',
      'exports into that bucket',
      schedule,
      at('Export.ExportBucketId'),
      pointsTo(target),
    ),
  ],
  mutations: [
    remove('remove the bucket from Atlas', target),
    set('export into somebody else’s bucket', target, 'BucketName', 'other'),
    set('export only when asked', schedule, 'AutoExportEnabled', false),
    set('export nowhere', schedule, 'Export', undefined),
  ],
};
