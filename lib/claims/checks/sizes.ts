/** What is chosen of a cluster's instances, wherever it has nodes. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Look } from '../evidence';
import { isOn, ofType } from './dsl';
import { sameProject } from './database-users';
import { cluster } from './dsl';

const KINDS = ['ElectableSpecs', 'ReadOnlySpecs', 'AnalyticsSpecs'];

export const configsOf = ({ properties }: TemplateResource): JsonObject[] =>
  list(properties['ReplicationSpecs']).flatMap((spec) =>
    list(isObject(spec) ? spec['AdvancedRegionConfigs'] : undefined).filter(isObject),
  );

/** Size and number of the nodes of each kind in each region. */
export const sizesOf: Look = (one) =>
  configsOf(one).flatMap((config) =>
    KINDS.map((kind) => config[kind])
      .filter(isObject)
      .map(({ InstanceSize: size = null, NodeCount: nodes = null }) => ({ size, nodes })),
  );

/** As `M30`, of dedicated hosts; `M40_NVME` and `R50` are too. */
const sizeNumber = (size: Json | undefined): number => Number(/^[MR](\d+)(?:_NVME)?$/.exec(asText(size))?.[1] ?? NaN);

export const isChosen = (one: Json): boolean =>
  isObject(one) && sizeNumber(one['size']) >= 0 && Number(one['nodes']) >= 1;
export const isDedicated = (one: Json): boolean => isObject(one) && sizeNumber(one['size']) >= 10;

/** Of each region: whether disks grow by themselves, and between which sizes instances do. */
export const autoscalingOf: Look = (one) =>
  configsOf(one).flatMap((config) =>
    ['AutoScaling', ...('AnalyticsSpecs' in config ? ['AnalyticsAutoScaling'] : [])].map((kind): Json => {
      const { DiskGB: disk, Compute: compute } = isObject(config[kind]) ? config[kind] : {};
      const {
        Enabled = false,
        MinInstanceSize: min = null,
        MaxInstanceSize: max = null,
      } = isObject(compute) ? compute : {};
      return { disk: isObject(disk) && isOn(disk['Enabled']), compute: isOn(Enabled), min, max };
    }),
  );

export const hasRoom = (one: Json): boolean =>
  isObject(one) && one['compute'] === true && sizeNumber(one['max']) > sizeNumber(one['min']);

export const maintenanceWindow = ofType('MongoDB::Atlas::MaintenanceWindow');

/** When nodes may restart, and whether the project is that of the cluster. */
export const windowOf: Look = (one, view) => ({
  day: one.properties['DayOfWeek'] ?? null,
  hour: one.properties['HourOfDay'] ?? null,
  ofCluster: view.matching(cluster).some((each) => sameProject(view, one, each)),
});
const isWithin = (value: Json | undefined, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
/** https://www.mongodb.com/docs/atlas/tutorial/cluster-maintenance-window/ */
export const isWindow = (found: Json | undefined): boolean =>
  isObject(found) && isWithin(found['day'], 1, 7) && isWithin(found['hour'], 0, 23) && found['ofCluster'] === true;
