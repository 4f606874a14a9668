/** Each flag on and off, on the profile that shows it: what is lost, and what is forgotten. */
import { z } from 'zod';
import { isObject, resourcesOf, type Json } from '../../../lib/assembly/assembly';
import { accepted, type Accepted } from '../../../lib/changes/accepted';
import {
  isUsed,
  nameOf,
  outcomeOf,
  profilePairs,
  bothWays,
  type Chosen,
  type Outcome,
  type Step,
} from '../../../lib/changes/matrix';
import { variantsOf, type Variant } from '../../../lib/changes/variants';
import { settingFields } from '../../../lib/settings/fields';
import { valueAt } from '../../../lib/settings/path';
import { readSettings } from '../../../lib/settings/read-settings';
import { PROFILE_NAMES, type ProfileName } from '../../../lib/settings/schema';
import { chosenAssembly } from '../../support/chosen-assembly';

const flags = [...settingFields].filter(([, schema]) => schema instanceof z.ZodBoolean).map(([name]) => name);

const has = (flag: string) => (profile: ProfileName) => valueAt(readSettings({ profile }), flag) === true;

/** Where a vault, or nodes for analytics, show what the first profile that has the flag does not. */
const SHOWN_BY: Readonly<Record<string, ProfileName>> = {
  'dynamodb.customerKey': 'production',
  'atlas.autoscaling.compute': 'showcase',
};

/** Of the first profile that shows it; `npm run matrix` has the others. */
const variants = new Map(
  flags.map((flag): [string, Variant] => {
    const profiles = [SHOWN_BY[flag] ?? [], PROFILE_NAMES.filter(has(flag)), [...PROFILE_NAMES].reverse()].flat();
    const [variant] = profiles.flatMap((profile) => variantsOf(profile, flag));
    if (!variant) throw new Error(`no profile has ${flag} both on and off`);
    return [flag, variant];
  }),
);
const outcome = (step: Step): Outcome => outcomeOf(step, chosenAssembly(step.before), chosenAssembly(step.after));
const outcomes = [...variants.values()].flatMap(bothWays).map(outcome);

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

function titleOf({ before, after }: Step): string {
  return `${nameOf(before)} to ${nameOf(after)}`;
}

/** Of what holds data or configures Atlas, by stack and logical id. */
const statefulOf = (chosen: Chosen) =>
  new Map(
    resourcesOf(chosenAssembly(chosen))
      .filter(({ type, json }) => 'UpdateReplacePolicy' in json || type.startsWith('MongoDB::Atlas::'))
      .map(({ stack, logicalId, type, properties }) => [`${stack}/${logicalId}`, { type, properties }] as const),
  );

function vanishedWithout(flag: string): string[] {
  const { profile, overrides } = variants.get(flag) as Variant;
  const isOn = has(flag)(profile);
  const [on, off] = (isOn ? [{ profile }, { profile, overrides }] : [{ profile, overrides }, { profile }]).map(
    statefulOf,
  );
  return [...(on ?? [])].flatMap(([place, { type, properties }]) => {
    const other = off?.get(place);
    return other ? vanished(properties, other.properties, type) : [];
  });
}

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

describe('a change of settings', () => {
  const titled = outcomes.map((outcome) => [titleOf(outcome), outcome] as const);

  it.each(titled)('%s does nothing that nobody has accepted', (_, { faults }) => {
    expect(faults).toStrictEqual([]);
  });

  it('does all that is accepted, of what is compared here', () => {
    const all = [...profilePairs().map(outcome), ...outcomes];
    const isCompared = ({ settings }: Accepted) =>
      all.some(({ differing }) => settings.some((setting) => differing.includes(setting)));
    expect(accepted.filter((entry) => isCompared(entry) && !isUsed(entry, all))).toStrictEqual([]);
  });
});

describe('a setting that is switched off', () => {
  const gone = new Map(flags.map((flag) => [flag, vanishedWithout(flag)]));

  /** A service may keep what a template no longer says. */
  it.each(flags)('%s is switched off by a value, not by silence', (flag) => {
    expect(gone.get(flag)?.filter((path) => !(path in vanishesByDesign))).toStrictEqual([]);
  });

  it('every exception is one', () => {
    const found = new Set([...gone.values()].flat());
    expect(Object.keys(vanishesByDesign).filter((path) => !found.has(path))).toStrictEqual([]);
  });

  it('sees a property that only vanishes', () => {
    expect(vanished({ a: [{ b: 1, c: 2 }, 3] }, { a: [{ c: 4 }] }, 'T')).toStrictEqual(['T.a.*.b']);
  });
});
