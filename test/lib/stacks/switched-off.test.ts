/** A service may keep what a template no longer says: a setting that is switched off writes its off value. */
import { z } from 'zod';
import { isObject, resourcesOf, type Json } from '../../../lib/assembly/assembly';
import { settingFields } from '../../../lib/settings/fields';
import { SettingsError } from '../../../lib/settings/problem';
import { readSettings } from '../../../lib/settings/read-settings';
import { PROFILE_NAMES, type ProfileName } from '../../../lib/settings/schema';
import { synthProfile } from '../../../lib/stacks/synth-profile';

const flags = [...settingFields].filter(([, schema]) => schema instanceof z.ZodBoolean).map(([name]) => name);

/** What cannot stay on where a setting is off. */
const alongside: Readonly<Record<string, Record<string, boolean>>> = {
  'atlas.backup': { 'atlas.pit': false, 'atlas.snapshotExport': false },
};

const BOUNDS = 'Compute.Enabled is written as false, and Atlas takes bounds with true only';
/** Where vanishing is the service's way. */
const vanishesByDesign: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable.Replicas.*.SSESpecification':
    'has nothing but the key; SSEEnabled of the table is written as false',
  'AWS::DynamoDB::GlobalTable.SSESpecification.SSEType': 'a kind of key; SSEEnabled beside it is written as false',
  'AWS::Backup::BackupVault.EncryptionKeyArn': 'create-only, another vault replaces this one',
  'AWS::Backup::BackupVault.LockConfiguration':
    'has no off value; CloudFormation deletes the lock, as long as it can be',
  'AWS::DynamoDB::GlobalTable.Replicas.*.ResourcePolicy': 'has no off value; CloudFormation deletes the policy',
  'MongoDB::Atlas::CloudBackupSchedule.RestoreWindowDays': 'PitEnabled of the cluster is written as false',
  'MongoDB::Atlas::CloudBackupSchedule.Export': 'AutoExportEnabled beside it is written as false',
  ...Object.fromEntries(
    ['AutoScaling', 'AnalyticsAutoScaling'].flatMap((scaling) =>
      ['ScaleDownEnabled', 'MinInstanceSize', 'MaxInstanceSize'].map((name) => [
        `MongoDB::Atlas::Cluster.ReplicationSpecs.*.AdvancedRegionConfigs.*.${scaling}.Compute.${name}`,
        BOUNDS,
      ]),
    ),
  ),
};

function isAllowed(profile: ProfileName, overrides: Record<string, unknown>): boolean {
  try {
    readSettings({ profile, ...overrides });
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}

type Stateful = ReadonlyMap<string, { readonly type: string; readonly properties: Json }>;

const known = new Map<string, Stateful>();

/** Of what holds data or configures Atlas, by stack and logical id. One state of most flags is the profile itself: it is made once. */
function statefulOf(profile: ProfileName, overrides: Record<string, unknown>): Stateful {
  const key = JSON.stringify(readSettings({ profile, ...overrides }));
  const found = known.get(key) ?? new Map(synthesizedStateful(profile, overrides));
  known.set(key, found);
  return found;
}

const synthesizedStateful = (profile: ProfileName, overrides: Record<string, unknown>) =>
  resourcesOf(synthProfile(profile, { ...overrides, '@aws-cdk/core:enableAdditionalMetadataCollection': false }))
    .filter(({ type, json }) => 'UpdateReplacePolicy' in json || type.startsWith('MongoDB::Atlas::'))
    .map(({ stack, logicalId, type, properties }) => [`${stack}/${logicalId}`, { type, properties }] as const);

/** Properties that one has and the other lacks; a part of a list that goes is no property. */
function vanished(on: Json, off: Json | undefined, path: string): string[] {
  if (off === undefined) return [path];
  if (Array.isArray(on) && Array.isArray(off)) {
    return (on as Json[])
      .slice(0, off.length)
      .flatMap((part, index) => vanished(part, (off as Json[])[index], `${path}.*`));
  }
  if (!isObject(on) || !isObject(off)) return [];
  return Object.entries(on).flatMap(([name, value]) => vanished(value, off[name], `${path}.${name}`));
}

function vanishedWithout(flag: string): string[] {
  const states = [{ [flag]: true }, { ...alongside[flag], [flag]: false }] as const;
  const profile = [...PROFILE_NAMES].reverse().find((one) => states.every((state) => isAllowed(one, state)));
  if (!profile) throw new Error(`no profile has ${flag} both on and off`);
  const [on, off] = [statefulOf(profile, states[0]), statefulOf(profile, states[1])];
  return [...on].flatMap(([place, { type, properties }]) => {
    const other = off.get(place);
    return other ? vanished(properties, other.properties, type) : [];
  });
}

const gone = new Map(flags.map((flag) => [flag, vanishedWithout(flag)]));

it.each(flags)('%s is switched off by a value, not by silence', (flag) => {
  expect(gone.get(flag)?.filter((path) => !(path in vanishesByDesign))).toEqual([]);
});

it('every exception is one', () => {
  const found = new Set([...gone.values()].flat());
  expect(Object.keys(vanishesByDesign).filter((path) => !found.has(path))).toEqual([]);
});

it('sees a property that only vanishes', () => {
  expect(vanished({ a: [{ b: 1, c: 2 }, 3] }, { a: [{ c: 4 }] }, 'T')).toEqual(['T.a.*.b']);
});
