/**
 * What DynamoDB refuses, above all of strongly consistent global tables.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
import { either, override } from '../override';
import type { Problem } from '../problem';
import { STRONG_CONSISTENCY_SETS } from '../vendor-facts';
import type { Settings } from '../schema';
import { rule, type ServiceRule, type SettingsRule } from './rule';

const TABLE = {
  kind: 'create',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html',
  checked: '2026-11-23',
} as const;

const EVENTUAL = override('dynamodb.consistency', 'eventual');

const whenStrong = (data: ServiceRule, find: (settings: Settings) => Problem | undefined): SettingsRule =>
  rule(data, (settings) => (settings.dynamodb.consistency === 'strong' ? find(settings) : undefined));

const strongHasNoTtl = whenStrong(
  {
    ...TABLE,
    id: 'table-strong-no-ttl',
    demand: 'A strongly consistent global table has no TTL',
    spans: ['dynamodb.consistency', 'dynamodb.ttl'],
  },
  ({ dynamodb }) =>
    dynamodb.ttl
      ? {
          setting: 'dynamodb.ttl',
          given: true,
          allowed: 'false with strong multi-region consistency: such a table has no TTL',
          fix: either(override('dynamodb.ttl', false), EVENTUAL),
        }
      : undefined,
);

const strongHasNoLocalIndex = whenStrong(
  {
    ...TABLE,
    id: 'table-strong-no-local-index',
    demand: 'A strongly consistent global table has no local index',
    spans: ['dynamodb.consistency', 'dynamodb.customerIndex'],
  },
  ({ dynamodb }) =>
    dynamodb.customerIndex === 'local'
      ? {
          setting: 'dynamodb.customerIndex',
          given: 'local',
          allowed: 'global with strong multi-region consistency: such a table has no local index',
          fix: either(override('dynamodb.customerIndex', 'global'), EVENTUAL),
        }
      : undefined,
);

/** Only a local index keeps a customer's orders on one shard of the stream; the totals rely on their order there (docs/adr/0007). */
const triggerNeedsLocalIndex = rule(
  {
    ...TABLE,
    id: 'table-trigger-needs-local-index',
    demand: 'A stream keeps the order of one partition; only a local index keeps a customer in one',
    source: 'docs/adr/0007-totals-by-watermark.md',
    spans: ['dynamodb.trigger', 'dynamodb.customerIndex'],
  },
  ({ dynamodb }) =>
    dynamodb.trigger && dynamodb.customerIndex === 'global'
      ? {
          setting: 'dynamodb.trigger',
          given: true,
          allowed:
            'false with a global customer index: the stream then keeps the order of a single order only, and totals could go wrong',
          fix: either(override('dynamodb.trigger', false), override('dynamodb.customerIndex', 'local')),
        }
      : undefined,
);

const allRegions = ({ region, dynamodb }: Settings): string[] => [
  region,
  ...dynamodb.replicas,
  ...(dynamodb.witnessRegion ? [dynamodb.witnessRegion] : []),
];

const setOf = (region: string) => STRONG_CONSISTENCY_SETS.value.find((set) => set.includes(region));

const strongRegions = whenStrong(
  {
    ...TABLE,
    id: 'table-strong-regions',
    demand: 'A strongly consistent global table spans three regions of one set',
    spans: ['region', 'dynamodb.consistency', 'dynamodb.replicas', 'dynamodb.witnessRegion'],
  },
  (settings) => {
    const all = allRegions(settings);
    const set = setOf(settings.region);
    if (all.length === 3 && set && all.every((one) => set.includes(one))) return undefined;

    const home = set ? settings.region : 'eu-west-1';
    const [replica, witness] = (setOf(home) as readonly string[]).filter((one) => one !== home);
    return {
      setting: 'dynamodb.replicas',
      given: all.join(', '),
      allowed: `three regions of one set, one of them possibly a witness: ${STRONG_CONSISTENCY_SETS.value.map((one) => one.join(', ')).join('; or ')}`,
      fix: either(
        [
          ...(set ? [] : [override('region', home)]),
          override('dynamodb.replicas', [replica]),
          override('dynamodb.witnessRegion', witness),
        ].join(' '),
        EVENTUAL,
      ),
    };
  },
);

const witnessOnlyStrong = rule(
  {
    ...TABLE,
    id: 'table-witness-only-strong',
    demand: 'Only a strongly consistent global table has a witness',
    spans: ['dynamodb.consistency', 'dynamodb.witnessRegion'],
  },
  ({ dynamodb }) =>
    dynamodb.witnessRegion !== undefined && dynamodb.consistency !== 'strong'
      ? {
          setting: 'dynamodb.witnessRegion',
          given: dynamodb.witnessRegion,
          allowed: 'left out, unless multi-region consistency is strong',
          fix: either(override('dynamodb.consistency', 'strong'), override('dynamodb.witnessRegion', undefined)),
        }
      : undefined,
);

const regionsOnce = rule(
  {
    ...TABLE,
    id: 'table-region-once',
    demand: 'A region holds one replica of a table, or its witness',
    spans: ['region', 'dynamodb.replicas', 'dynamodb.witnessRegion'],
  },
  (settings) => {
    const { region, dynamodb } = settings;
    const all = allRegions(settings);
    const twice = all.find((one, index) => all.indexOf(one) !== index);
    if (twice === undefined) return undefined;

    const replicas = [...new Set(dynamodb.replicas)].filter((one) => one !== region);
    const witness = dynamodb.witnessRegion;
    const witnessToo = witness !== undefined && [region, ...replicas].includes(witness);
    return {
      setting: 'dynamodb.replicas',
      given: twice,
      allowed: 'each region once, the witness included, the home region not at all',
      fix: [
        override('dynamodb.replicas', replicas),
        ...(witnessToo ? [override('dynamodb.witnessRegion', undefined)] : []),
      ].join(' '),
    };
  },
);

const capacityBounds = (kind: 'Read' | 'Write'): SettingsRule =>
  rule(
    {
      ...TABLE,
      id: `table-${kind.toLowerCase()}-capacity-bounds`,
      demand: `The least ${kind.toLowerCase()} capacity is at most the largest`,
      source: 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html',
      error: 'ValidationException',
      spans: [`dynamodb.provisioned.min${kind}Units`, `dynamodb.provisioned.max${kind}Units`],
    },
    ({ dynamodb: { capacity, provisioned } }) => {
      const [least, most] = [`dynamodb.provisioned.min${kind}Units`, `dynamodb.provisioned.max${kind}Units`];
      const [min, max] = [provisioned[`min${kind}Units`], provisioned[`max${kind}Units`]];
      return capacity !== 'provisioned' || min <= max
        ? undefined
        : {
            setting: least,
            given: min,
            allowed: `at most ${most} (${max})`,
            fix: either(override(least, max), override(most, min)),
          };
    },
  );

const exportNeedsTwoDays = rule(
  {
    ...TABLE,
    id: 'table-export-needs-two-days',
    demand: 'A day of changes is exported some time after it has ended, and only from within the recovery window',
    error: 'InvalidExportTimeException',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html',
    checked: '2026-11-25',
    spans: ['dynamodb.exportToS3', 'dynamodb.pitrDays'],
  },
  ({ dynamodb: { exportToS3, pitrDays } }) =>
    exportToS3 && pitrDays < 2
      ? {
          setting: 'dynamodb.exportToS3',
          given: true,
          allowed: 'false with one day of recovery: a whole day of changes never lies within it',
          fix: either(override('dynamodb.pitrDays', 2), override('dynamodb.exportToS3', false)),
        }
      : undefined,
);

export const tableRules: readonly SettingsRule[] = [
  strongHasNoTtl,
  strongHasNoLocalIndex,
  triggerNeedsLocalIndex,
  strongRegions,
  witnessOnlyStrong,
  regionsOnce,
  exportNeedsTwoDays,
  capacityBounds('Read'),
  capacityBounds('Write'),
];
