import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, change, cluster, expectation, is, ofType, only, present, remove, set } from './dsl';

const schedule = ofType('MongoDB::Atlas::CloudBackupSchedule');

export const rel06: Evidence = {
  expectations: [
    expectation('the cluster', 'has cloud backup', cluster, at('BackupEnabled'), is(true)),
    expectation(
      'the cluster',
      'keeps its operations log for a restore to any second',
      cluster,
      at('PitEnabled'),
      is(true),
    ),
    expectation('the backup schedule', 'says how far back that reaches', schedule, at('RestoreWindowDays'), present),
    expectation(
      'the backup schedule',
      'takes snapshots by frequency',
      schedule,
      at('Policies[].PolicyItems[].FrequencyType'),
      (found) =>
        ['hourly', 'daily', 'weekly', 'monthly'].every((frequency) =>
          (Array.isArray(found) ? (found as Json[]) : []).includes(frequency),
        ),
    ),
    expectation('the backup schedule', 'exports snapshots to S3', schedule, at('Export.ExportBucketId'), present, {
      onlyIn: ['production', 'showcase'],
    }),
  ],
  mutations: [
    change('switch backup off', cluster, (properties) => (properties['BackupEnabled'] = false)),
    change('switch point-in-time restore off', cluster, (properties) => (properties['PitEnabled'] = false)),
    remove('remove the schedule', schedule),
    set('leave the window out', schedule, 'RestoreWindowDays', undefined),
    set('take hourly snapshots only', schedule, 'Policies[].PolicyItems[].FrequencyType', 'hourly'),
    only(['production', 'showcase'], set('export nowhere', schedule, 'Export', undefined)),
  ],
};
