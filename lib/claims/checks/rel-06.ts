import { isObject, type Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { list } from '../../assembly/policies/role-policies';
import { sameProject } from './database-users';
import { clusterRuns } from './cluster-regions';
import { at, change, cluster, expectation, is, ofKind, ofType, only, remove, set } from './dsl';
import { clusterKey, keyWorks } from './encryption-keys';
import {
  atlasWrites,
  exportsByItself,
  exportsIntoTarget,
  exportTarget,
  keptDays,
  schedule,
  targetIsOwn,
} from './snapshots';

const KEPT = ['production', 'showcase'] as const;
const FREQUENCIES = ['hourly', 'daily', 'weekly', 'monthly'];
const ITEMS = 'Policies[].PolicyItems[]';
const key = ofType('AWS::KMS::Key');
const role = ofType('AWS::IAM::Role');

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
    clusterRuns,
    expectation(
      'the cluster',
      'has a key that works, without which nothing is restored',
      cluster,
      clusterKey,
      keyWorks,
    ),
    expectation(
      'the cluster',
      'has one backup schedule, in its project',
      cluster,
      (resource, view) =>
        view
          .matching(schedule)
          .filter((one) => one.properties['ClusterName'] === resource.properties['Name'])
          .filter((one) => sameProject(view, one, resource))
          .map(({ path }) => path),
      (found) => list(found).length === 1,
    ),
    expectation(
      'the backup schedule',
      'says how far back that reaches',
      schedule,
      at('RestoreWindowDays'),
      (found: Json | undefined) => Number.isInteger(found) && Number(found) >= 1,
    ),
    expectation(
      'the backup schedule',
      'takes snapshots by frequency, and keeps each as long as a restore reaches back',
      schedule,
      (resource) => ({ window: resource.properties['RestoreWindowDays'] ?? null, keptDays: keptDays(resource) }),
      (found) => {
        if (!isObject(found) || !isObject(found['keptDays'])) return false;
        const { window, keptDays: kept } = found;
        return FREQUENCIES.every((frequency) => Number(kept[frequency]) >= Number(window));
      },
    ),
    ...[exportsByItself, exportsIntoTarget, targetIsOwn, atlasWrites].map((one) => ({ ...one, onlyIn: KEPT })),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the schedule', schedule),
      set('leave the window out', schedule, 'RestoreWindowDays', undefined),
      only(KEPT, set('export nowhere', schedule, 'Export', undefined)),
      only(KEPT, remove('remove the bucket from Atlas', exportTarget)),
    ),
    ...ofKind(
      'wrong-thing',
      set('schedule for another cluster', schedule, 'ClusterName', 'other'),
      set('schedule in another project', schedule, 'ProjectId', '0123456789abcdef01234567'),
      only(KEPT, set('have the bucket in another project', exportTarget, 'ProjectId', '0123456789abcdef01234567')),
      only(KEPT, set('export into another bucket', schedule, 'Export.ExportBucketId', '0123456789abcdef01234567')),
    ),
    ...ofKind(
      'switched-off',
      set('switch backup off', cluster, 'BackupEnabled', false),
      set('switch point-in-time restore off', cluster, 'PitEnabled', false),
      set('pause the cluster', cluster, 'Paused', true),
      set('reach back no day', schedule, 'RestoreWindowDays', 0),
      set('keep nothing', schedule, `${ITEMS}.RetentionValue`, 0),
      only(KEPT, set('export only when asked', schedule, 'AutoExportEnabled', false)),
      only(KEPT, set('export what is not taken', schedule, 'Export.FrequencyType', 'yearly')),
    ),
    ...ofKind(
      'unable',
      change(
        'encrypt with a key of somebody else',
        cluster,
        (properties) => (properties['EncryptionAtRestProvider'] = 'AZURE'),
      ),
      only(KEPT, set('disable the keys', key, 'Enabled', false)),
      only(
        KEPT,
        change('take all rights from the roles', role, (properties) => delete properties['Policies']),
      ),
    ),
    ...ofKind(
      'granted-beside',
      only(
        KEPT,
        set('let any customer of Atlas write there', role, 'AssumeRolePolicyDocument.Statement[].Condition', undefined),
      ),
    ),
    ...ofKind(
      'one-of-several',
      set('take hourly snapshots only', schedule, `${ITEMS}.FrequencyType`, 'hourly'),
      change('keep the rarest for a day', schedule, ({ Policies: [policy] }) =>
        Object.assign(policy.PolicyItems.at(-1), { RetentionValue: 0 }),
      ),
    ),
  ],
};
