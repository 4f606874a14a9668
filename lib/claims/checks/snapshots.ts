/** Snapshots of a cluster: of which, how long they are kept, where they go. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Look } from '../evidence';
import { sameProject } from './database-users';
import { at, cluster, expectation, is, ofType, pointsTo } from './dsl';
import { bucket, mayIn, othersOf } from './export-buckets';
import { isForAtlasAlone, wayIn } from './way-in';

export const schedule = ofType('MongoDB::Atlas::CloudBackupSchedule');
export const exportTarget = ofType('MongoDB::Atlas::CloudBackupSnapshotExportBucket');

/** A month is as short as one can be, a year as well: what is kept long enough then always is. */
const DAYS: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 28, years: 365 };

/** Days for which snapshots are kept, by how often they are taken; without those that are not taken, or not kept. */
export function keptDays({ properties }: TemplateResource): { [frequency: string]: number } {
  const items = list(properties['Policies'])
    .flatMap((policy) => list(isObject(policy) ? policy['PolicyItems'] : undefined))
    .filter(isObject);
  const kept = new Map<string, number>();
  for (const {
    FrequencyType: type,
    FrequencyInterval: interval,
    RetentionValue: value,
    RetentionUnit: unit,
  } of items) {
    const frequency = asText(type);
    const days = Number(interval) >= 1 ? Number(value) * (DAYS[asText(unit)] ?? 0) : 0;
    kept.set(frequency, Math.min(days, kept.get(frequency) ?? days));
  }
  return Object.fromEntries([...kept].filter(([, days]) => days >= 1));
}

export const isOfCluster = expectation(
  'the backup schedule',
  'is that of a cluster that has backup, in its project',
  schedule,
  (resource, view) => {
    const name = resource.properties['ClusterName'];
    return view
      .matching(cluster)
      .filter(({ properties }) => properties['Name'] === name)
      .filter((one) => sameProject(view, one, resource))
      .map(({ path, properties }) => ({ cluster: path, backup: properties['BackupEnabled'] ?? false }));
  },
  (found) => list(found).some((one) => isObject(one) && one['backup'] === true),
);

const exported: Look = (resource) => ({
  isOn: at('AutoExportEnabled')(resource) ?? null,
  exported: at('Export.FrequencyType')(resource) ?? null,
  keptDays: keptDays(resource),
});

export const exportsByItself = expectation(
  'the backup schedule',
  'exports by itself, of snapshots that it takes and keeps',
  schedule,
  exported,
  // The hourly ones are not exported.
  (found) =>
    isObject(found) &&
    found['isOn'] === true &&
    found['exported'] !== 'hourly' &&
    isObject(found['keptDays']) &&
    Object.hasOwn(found['keptDays'], asText(found['exported'])),
);

export const exportsIntoTarget = expectation(
  'the backup schedule',
  'exports into that bucket',
  schedule,
  at('Export.ExportBucketId'),
  pointsTo(exportTarget, 'Id'),
);

export const targetIsOwn = expectation(
  'a target of exports in Atlas',
  'is a bucket of this account, in the project of the cluster',
  exportTarget,
  (target, view) => ({
    bucket: bucketOf(target, view)?.path ?? null,
    project: view.matching(cluster).every((one) => sameProject(view, one, target)),
  }),
  (found) => isObject(found) && found['bucket'] !== null && found['project'] === true,
);

const bucketOf = (target: TemplateResource, view: Parameters<Look>[1]): TemplateResource | undefined => {
  const found = view.target(target, target.properties['BucketName']);
  return found?.attribute === 'Ref' && bucket(found.resource) ? found.resource : undefined;
};

const ROLE = 'IamRoleID';
/** What Atlas needs there; objects are named by Atlas. */
const NEEDED = [
  ['s3:GetBucketLocation', ''],
  ['s3:PutObject', '/any'],
] as const;

export const atlasWrites = expectation(
  'the role of a target of exports',
  'is taken on by Atlas alone, and may write there',
  exportTarget,
  (target, view): Json => {
    const [way, own] = [wayIn(target, view, ROLE), bucketOf(target, view)];
    if (!way || !own) return null;
    const decisions = NEEDED.map(([action, within]) => mayIn(view, way.role, action, own, within).decision);
    return { role: way.role.path, isForAtlasAlone: isForAtlasAlone(view, way), decisions };
  },
  (found) =>
    isObject(found) && found['isForAtlasAlone'] === true && is(NEEDED.map(() => 'allowed'))(found['decisions']),
);

/** Whatever was exported is out of Atlas's reach. */
const NOT_NEEDED = ['s3:DeleteObject', 's3:GetObject'];

export const atlasDoesNothingElse = expectation(
  'the role of a target of exports',
  'may read and delete nothing, and write nowhere else',
  exportTarget,
  (target, view): Json => {
    const [who, own] = [wayIn(target, view, ROLE)?.role, bucketOf(target, view)];
    if (!who || !own) return null;
    const elsewhere = othersOf(view, who, 's3:PutObject', '/any', [own]);
    return [...NOT_NEEDED.flatMap((action) => othersOf(view, who, action, '/any', [])), ...elsewhere];
  },
  is([]),
);
