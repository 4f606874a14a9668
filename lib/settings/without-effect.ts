/** Settings that do nothing beside what others say. `npm run matrix` finds those that are not here, by synthesizing. */
import { atlasSchema } from './atlas-schema';
import { isShared } from './is-shared';
import type { Settings } from './schema';

interface Needed {
  /** Names of settings, or of groups with all that is in them. */
  readonly settings: readonly string[];
  /** What they need to do anything, in words. */
  readonly needs: string;
  readonly isThere: (settings: Settings) => boolean;
}

const hasCluster = ({ atlas }: Settings): boolean => atlas.connectionString === undefined;
/** Whether a function serves orders from a cluster. */
const servesAtlas = (settings: Settings): boolean => settings.atlas.peering || !hasCluster(settings);
const hasApi = (settings: Settings): boolean => settings.dynamodb.api || servesAtlas(settings);
const takesEvents = (settings: Settings): boolean => settings.atlas.eventBridge && hasCluster(settings);
const lends = (settings: Settings): boolean =>
  hasCluster(settings) && (settings.atlas.customerKey || settings.atlas.snapshotExport);
const hasTotals = (settings: Settings): boolean => settings.dynamodb.trigger || takesEvents(settings);
const hasFunction = (settings: Settings): boolean =>
  settings.dynamodb.exportToS3 ||
  settings.loadTest.enabled ||
  [hasTotals, servesAtlas, lends].some((has) => has(settings));

/** Of another cluster too, how it is reached. */
const OF_ANY_CLUSTER = ['connectionString', 'auth', 'reservedConcurrency', 'cidr', 'otherRegions'];
const OF_OUR_CLUSTER = Object.keys(atlasSchema.shape).filter((name) => !OF_ANY_CLUSTER.includes(name));

const needed: readonly Needed[] = [
  {
    settings: OF_OUR_CLUSTER.map((name) => `atlas.${name}`),
    needs: 'a cluster of the app’s own, so no atlas.connectionString',
    isThere: hasCluster,
  },
  {
    settings: ['vpn.customerGatewayIp', 'vpn.customerGatewayAsn', 'vpn.onPremisesCidr'],
    needs: 'vpn.enabled=true',
    isThere: ({ vpn }) => vpn.enabled,
  },
  {
    settings: ['budget.covers'],
    needs: 'budget.monthlyUsd',
    isThere: ({ budget }) => budget.monthlyUsd !== undefined,
  },
  {
    settings: ['loadTest.maxConcurrency', 'loadTest.rampSeconds', 'loadTest.memoryMb'],
    needs: 'loadTest.enabled=true',
    isThere: ({ loadTest }) => loadTest.enabled,
  },
  {
    settings: ['dynamodb.provisioned'],
    needs: 'dynamodb.capacity=provisioned',
    isThere: ({ dynamodb }) => dynamodb.capacity === 'provisioned',
  },
  {
    settings: ['dynamodb.onDemand'],
    needs: 'dynamodb.capacity=on-demand, or a table of totals (dynamodb.trigger, atlas.eventBridge)',
    isThere: (settings) => settings.dynamodb.capacity === 'on-demand' || hasTotals(settings),
  },
  {
    settings: ['dynamodb.backupRetentionDays', 'dynamodb.backupVaultLock'],
    needs: 'dynamodb.backup=true',
    isThere: ({ dynamodb }) => dynamodb.backup,
  },
  {
    settings: ['dynamodb.replicaPolicies'],
    needs: 'dynamodb.replicas',
    isThere: ({ dynamodb }) => dynamodb.replicas.length > 0,
  },
  {
    settings: ['atlas.autoscaling.minInstanceSize', 'atlas.autoscaling.maxInstanceSize'],
    needs: 'atlas.autoscaling.compute=true',
    isThere: ({ atlas }) => atlas.autoscaling.compute,
  },
  { settings: ['atlas.restoreWindowDays'], needs: 'atlas.pit=true', isThere: ({ atlas }) => atlas.pit },
  {
    settings: ['atlas.maintenance'],
    needs: 'a dedicated cluster: M10 or larger',
    isThere: (settings) => !isShared(settings),
  },
  {
    settings: ['atlas.cidr', 'atlas.reservedConcurrency'],
    needs: 'atlas.peering=true or an atlas.connectionString',
    isThere: servesAtlas,
  },
  {
    settings: ['apiLogRole'],
    needs: 'an API: dynamodb.api, atlas.peering or an atlas.connectionString',
    isThere: hasApi,
  },
  {
    settings: ['tracing'],
    needs: 'an API or a function, of which these settings make none',
    isThere: (settings) => hasApi(settings) || hasFunction(settings),
  },
  {
    settings: ['logRetentionDays'],
    needs: 'an API, a function or flowLogs, of which these settings make none',
    isThere: (settings) => settings.flowLogs || hasApi(settings) || hasFunction(settings),
  },
  {
    settings: ['alarmTopicArn'],
    needs: 'an alarm or a budget: monitoring, totals, exports, a VPN or budget.monthlyUsd',
    isThere: (settings) =>
      settings.monitoring ||
      settings.vpn.enabled ||
      settings.dynamodb.exportToS3 ||
      settings.budget.monthlyUsd !== undefined ||
      hasTotals(settings),
  },
];

interface WithoutEffect {
  readonly setting: string;
  readonly needs: string;
}

/** Which of some settings do nothing, each with the first thing that it lacks. */
export const withoutEffect = (names: readonly string[], settings: Settings): WithoutEffect[] =>
  names.flatMap((setting) => {
    const lacking = needed.find((one) => !one.isThere(settings) && one.settings.some((name) => isOf(setting, name)));
    return lacking ? [{ setting, needs: lacking.needs }] : [];
  });

const isOf = (setting: string, name: string): boolean => setting === name || setting.startsWith(`${name}.`);

/** A line for each setting that was given and does nothing; empty where there is none. */
export const withoutEffectText = (names: readonly string[], settings: Settings): string =>
  withoutEffect(names, settings)
    .map(({ setting, needs }) => `${setting} has no effect: it needs ${needs}\n`)
    .join('');
