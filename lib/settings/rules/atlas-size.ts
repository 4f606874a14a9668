/**
 * What the small sizes do not have.
 * https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/
 * https://www.mongodb.com/docs/atlas/reference/flex-limitations/
 */
import { DEDICATED_SIZES } from '../atlas-schema';
import { either, override } from '../override';
import { valueAt } from '../path';
import { rule, type SettingsRule } from './rule';
import { isShared } from '../is-shared';

const SMALL = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/reference/free-shared-limitations/',
  checked: '2026-11-23',
} as const;

/** The one value that each of these can have on M0 and Flex; `undefined` leaves the setting out. */
const ON_SMALL_SIZES: Readonly<Record<string, unknown>> = {
  'atlas.peering': false,
  'atlas.backup': false,
  'atlas.pit': false,
  'atlas.snapshotExport': false,
  'atlas.autoscaling.compute': false,
  'atlas.autoscaling.disk': false,
  'atlas.mongoDbVersion': undefined,
  'atlas.versionRelease': 'LTS',
  'atlas.minimumTls': 'TLS1_2',
  'atlas.readOnlyNodes': 0,
  'atlas.analyticsNodes': 0,
  'atlas.otherRegions': [],
  'atlas.customerKey': false,
  'atlas.privateEndpoint': false,
  'atlas.eventBridge': false,
  'atlas.auditing': false,
  'atlas.alerts': false,
  'atlas.users.oidcSubject': undefined,
};

const dedicatedOnly = ([setting, only]: [string, unknown]): SettingsRule =>
  rule(
    {
      ...SMALL,
      id: `small-size-${setting}`,
      demand: `M0 and Flex have \`${setting}\` in one way only`,
      spans: ['atlas.instanceSize', setting],
    },
    (settings) => {
      const given = valueAt(settings, setting);
      if (!isShared(settings) || JSON.stringify(given) === JSON.stringify(only)) return undefined;
      const { autoscaling, instanceSize } = settings.atlas;
      return {
        setting,
        given,
        allowed: `${only === undefined ? 'left out' : JSON.stringify(only)} on ${instanceSize}, as in profile free: anything else needs a dedicated cluster (M10 or larger)`,
        fix: either(
          override('atlas.instanceSize', (autoscaling.compute && autoscaling.minInstanceSize) || 'M10'),
          override(setting, only),
        ),
      };
    },
  );

const sizeRank = (size: string): number => (DEDICATED_SIZES as readonly string[]).indexOf(size);

const iopsNeedM30 = rule(
  {
    ...SMALL,
    id: 'atlas-iops-need-m30',
    demand: 'Operations of a disk are provisioned on M30 and larger',
    source: 'https://www.mongodb.com/docs/atlas/customize-storage/',
    spans: ['atlas.instanceSize', 'atlas.diskIops'],
  },
  ({ atlas }) =>
    atlas.diskIops !== undefined && sizeRank(atlas.instanceSize) < sizeRank('M30')
      ? {
          setting: 'atlas.diskIops',
          given: atlas.diskIops,
          allowed: `left out on ${atlas.instanceSize}: provisioned operations need M30 or larger`,
          fix: either(override('atlas.instanceSize', 'M30'), override('atlas.diskIops', undefined)),
        }
      : undefined,
);

export const atlasSizeRules: readonly SettingsRule[] = [
  ...Object.entries(ON_SMALL_SIZES).map(dedicatedOnly),
  iopsNeedM30,
];
