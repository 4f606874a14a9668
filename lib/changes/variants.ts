/** Which values of a setting are compared with those of a profile. */
import { z } from 'zod';
import { settingFields } from '../settings/fields';
import { valueAt } from '../settings/path';
import { SettingsError } from '../settings/problem';
import { profiles } from '../settings/profiles';
import { readSettings } from '../settings/read-settings';
import { PROFILE_NAMES, type ProfileName } from '../settings/schema';

export type Overrides = Readonly<Record<string, unknown>>;

export interface Variant {
  readonly setting: string;
  readonly profile: ProfileName;
  /** The setting's other value, and what cannot stay with it. */
  readonly overrides: Overrides;
  /** Whether nothing but the setting is another than before. */
  readonly isAlone: boolean;
}

/** Where all profiles say the same, or not all that is worth comparing. */
const OTHER_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  vpcCidr: ['10.8.0.0/16'],
  alarmEmail: ['on-call@example.com'],
  'budget.monthlyUsd': [50],
  alarmTopicArn: ['arn:aws:sns:eu-west-1:111122223333:alarms'],
  'vpn.customerGatewayIp': ['192.0.1.11'],
  'vpn.customerGatewayAsn': [65_011],
  'vpn.onPremisesCidr': ['172.20.0.0/16'],
  'loadTest.maxConcurrency': [200],
  'loadTest.rampSeconds': [60],
  'loadTest.memoryMb': [3_008],
  'dynamodb.provisioned.targetUtilizationPercent': [50],
  'dynamodb.backupRetentionDays': [70],
  'dynamodb.witnessRegion': ['eu-west-2'],
  'atlas.orgId': ['0123456789abcdef01234567'],
  'atlas.profile': ['another'],
  'atlas.activateTypes': [false, ['MongoDB::Atlas::Trigger']],
  'atlas.connectionString': ['mongodb+srv://orders.example.net/'],
  'atlas.auth': ['none'],
  'atlas.electableNodes': [5],
  'atlas.instanceSize': ['M40'],
  'atlas.cidr': ['192.168.224.0/21'],
  'atlas.maintenance.dayOfWeek': [7],
  'atlas.maintenance.hourOfDay': [4],
  'atlas.users.x509Name': ['reader'],
  'atlas.users.oidcSubject': ['0123456789abcdef01234567/reader'],
  'atlas.users.scramSecretName': ['reader'],
};

const STRONG = {
  'dynamodb.replicas': ['eu-central-1'],
  'dynamodb.witnessRegion': 'eu-west-2',
  'dynamodb.ttl': false,
  'dynamodb.customerIndex': 'global',
  'dynamodb.trigger': false,
};
const NO_CLUSTER_FEATURES = { 'atlas.backup': false, 'atlas.pit': false, 'atlas.peering': false };

/** What another value needs beside it where a profile cannot take it alone. */
const ALONGSIDE: Readonly<Record<string, Overrides>> = {
  'budget.monthlyUsd': { alarmEmail: 'on-call@example.com' },
  'atlas.backup': { 'atlas.pit': false, 'atlas.snapshotExport': false },
  'atlas.versionRelease': { 'atlas.mongoDbVersion': '' },
  'atlas.mongoDbVersion': { 'atlas.versionRelease': 'LTS' },
  'atlas.auth': { 'atlas.connectionString': 'mongodb://127.0.0.1:27017/' },
  'atlas.autoscaling.compute': {
    'atlas.autoscaling.minInstanceSize': 'M10',
    'atlas.autoscaling.maxInstanceSize': 'M40',
  },
  'atlas.instanceSize': NO_CLUSTER_FEATURES,
  'dynamodb.consistency': { ...STRONG, 'dynamodb.consistency': 'strong' },
  'dynamodb.witnessRegion': { ...STRONG, 'dynamodb.consistency': 'strong' },
  'dynamodb.replicaPolicies': {},
};

/** Other values of a setting that a profile can have, with what they need beside them. @param given to the profile before */
export function variantsOf(profile: ProfileName, setting: string, given: Overrides = {}): Variant[] {
  const own = JSON.stringify(given[setting] ?? valueAt(profiles[profile], setting));
  const values = new Map(valuesOf(setting).map((value) => [JSON.stringify(value), value] as const));
  return [...values].flatMap(([text, value]) => {
    if (text === own) return [];
    const other = { ...given, [setting]: value === undefined ? '' : value };
    const ways = [other, { ...ALONGSIDE[setting], ...other }];
    const overrides = ways.find((way) => isAllowed(profile, way));
    return overrides ? [{ setting, profile, overrides, isAlone: overrides === other }] : [];
  });
}

function valuesOf(setting: string): unknown[] {
  const schema = settingFields.get(setting);
  const ofProfiles = PROFILE_NAMES.map((profile) => valueAt(profiles[profile], setting));
  const choices = schema instanceof z.ZodBoolean ? [true, false] : schema instanceof z.ZodEnum ? schema.options : [];
  return [...(choices.length <= MANY ? choices : []), ...ofProfiles, ...(OTHER_VALUES[setting] ?? [])];
}

/** Choices of one setting, above which those of the profiles stand for all. */
const MANY = 3;

function isAllowed(profile: ProfileName, overrides: Overrides): boolean {
  try {
    readSettings({ profile, ...overrides });
    return true;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}
