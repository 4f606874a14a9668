import { asText, type Json } from '../../../assembly/assembly';
import { DEDICATED_SIZES } from '../../../settings/atlas-schema';
import { CLUSTER_TYPE, valueAtPath, regionConfigsOf } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const REGIONS = {
  kind: 'create',
  source: 'https://github.com/mongodb/terraform-provider-mongodbatlas/blob/master/docs/resources/advanced_cluster.md',
  checked: '2026-11-25',
  spans: [CLUSTER_TYPE],
} as const;

type Look = (config: Json, all: readonly Json[], index: number) => Omit<RuleFinding, 'resource'> | undefined;

/** Looks at each region of each cluster; `property` is from the region on. */
const inEachRegion =
  (...looks: readonly Look[]): TemplateRule['find'] =>
  ({ ofType }) =>
    ofType(CLUSTER_TYPE).flatMap((resource) =>
      regionConfigsOf(resource.properties).flatMap((config, index, all) =>
        looks.flatMap((look) => {
          const found = look(config, all, index);
          const where = `Properties.ReplicationSpecs.0.AdvancedRegionConfigs.${index}.${found?.property ?? ''}`;
          return found ? [{ ...found, resource, property: where }] : [];
        }),
      ),
    );

const alike =
  (property: string): Look =>
  (config, all) => {
    const [found, wanted] = [
      valueAtPath(config, property),
      all.map((one) => valueAtPath(one, property)).find((one) => one !== undefined),
    ];
    return JSON.stringify(found) === JSON.stringify(wanted)
      ? undefined
      : { property, found, expected: `the same as elsewhere, ${JSON.stringify(wanted)}` };
  };

export const autoscalingAlike: TemplateRule = {
  ...REGIONS,
  id: 'atlas-autoscaling-alike',
  demand: 'Autoscaling, of operational and of analytics nodes, is the same in every region of a cluster',
  error: 'AUTO_SCALINGS_MUST_BE_IN_EVERY_REGION_CONFIG',
  fix: 'Write both objects in every region, whatever nodes it has',
  find: inEachRegion(alike('AutoScaling'), alike('AnalyticsAutoScaling')),
};

export const prioritiesDescend: TemplateRule = {
  ...REGIONS,
  id: 'atlas-priorities-descend',
  demand: 'Regions are written by priority, from 7 down; those without an electable node have 0 and come last',
  fix: 'Order the regions by whether they have electable nodes, and count priorities down',
  find: inEachRegion((config, all, index) => {
    const found = valueAtPath(config, 'Priority');
    const isElectable =
      Number(valueAtPath(config, 'ElectableSpecs.NodeCount') ?? valueAtPath(config, 'ProviderName') === 'FLEX') > 0;
    const before = index === 0 ? 8 : Number(valueAtPath(all[index - 1], 'Priority'));
    const expected = isElectable ? before - 1 : 0;
    return found === expected && expected >= (isElectable ? 1 : 0)
      ? undefined
      : { property: 'Priority', found, expected: `${expected}, after ${before}` };
  }),
};

const SPECS = ['ElectableSpecs', 'ReadOnlySpecs', 'AnalyticsSpecs'];

const disksAsTheyCome: readonly Look[] = SPECS.flatMap((specs) =>
  ['DiskIOPS', 'EbsVolumeType'].map((name): Look => (config, all) => {
    const property = `${specs}.${name}`;
    const found = valueAtPath(config, property);
    return found === undefined || new Set(all.map((one) => valueAtPath(one, 'ProviderName'))).size === 1
      ? undefined
      : { property, found, expected: 'nothing: the cluster is over several clouds' };
  }),
);

export const disksOfOneCloud: TemplateRule = {
  ...REGIONS,
  id: 'atlas-disks-of-one-cloud',
  demand: 'Neither operations nor volume type can be set on a cluster over several clouds',
  source: 'https://www.mongodb.com/docs/atlas/customize-storage/',
  fix: 'Leave atlas.diskIops out',
  find: inEachRegion(...disksAsTheyCome),
};

const rank = (size: Json | undefined): number => (DEDICATED_SIZES as readonly string[]).indexOf(asText(size));

const boundsApart =
  (scaling: string): Look =>
  (config) => {
    const compute = valueAtPath(config, `${scaling}.Compute`);
    const [least, most] = [valueAtPath(compute, 'MinInstanceSize'), valueAtPath(compute, 'MaxInstanceSize')];
    return valueAtPath(compute, 'Enabled') !== true || (rank(least) >= 0 && rank(least) < rank(most))
      ? undefined
      : {
          property: `${scaling}.Compute.MinInstanceSize`,
          found: least,
          expected: `a size below ${JSON.stringify(most)}`,
        };
  };

export const autoscalingBounds: TemplateRule = {
  ...REGIONS,
  id: 'atlas-autoscaling-range',
  demand: 'The smallest size of autoscaling is below its largest, not equal to it',
  error: 'COMPUTE_AUTO_SCALING_INSTANCE_SIZE_RANGE_INVALID',
  fix: 'Set atlas.autoscaling.minInstanceSize below atlas.autoscaling.maxInstanceSize',
  find: inEachRegion(boundsApart('AutoScaling'), boundsApart('AnalyticsAutoScaling')),
};
