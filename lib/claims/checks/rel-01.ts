import { isObject, type Json } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { AWS_REGIONS } from '../../settings/regions';
import type { Evidence } from '../evidence';
import { clusterRuns, electableByRegion, inEveryShard, shardsOf } from './cluster-regions';
import { at, change, cluster, expectation, is, ofKind, ordersTable, remove, set } from './dsl';

const CONFIGS = 'ReplicationSpecs[].AdvancedRegionConfigs[]';
/** Names of properties that would name a zone. */
const zonesIn = (value: Json): string[] =>
  Array.isArray(value)
    ? value.flatMap((part: Json) => zonesIn(part))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, part]) => [
          ...(/AvailabilityZone/i.test(name) ? [name] : []),
          ...zonesIn(part),
        ])
      : [];

const regionsAlone = is({ otherRegions: [], zones: [] });

export const rel01: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'has three electable nodes in one region, which Atlas spreads over its zones',
      cluster,
      electableByRegion,
      inEveryShard((counts) => Math.max(...counts) >= 3),
    ),
    clusterRuns,
    expectation(
      'the cluster',
      'names regions and no zone',
      cluster,
      (resource) => {
        const known = shardsOf(resource)
          .flat()
          .map(({ region }) => region);
        const named = list(at(`${CONFIGS}.RegionName`)(resource));
        return {
          otherRegions: named.filter((region) => !known.includes(region as string)),
          zones: zonesIn(resource.properties),
        };
      },
      regionsAlone,
    ),
    expectation(
      'the orders table',
      'names regions and no zone: DynamoDB is in three by itself',
      ordersTable,
      (resource) => {
        const named = list(at('Replicas[].Region')(resource));
        return {
          otherRegions: named.filter((region) => !AWS_REGIONS.includes(region as string)),
          zones: zonesIn(resource.properties),
        };
      },
      (found, resource) => regionsAlone(found) && list(resource.properties['Replicas']).length > 0,
    ),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the cluster', cluster), remove('remove the table', ordersTable)),
    ...ofKind(
      'wrong-thing',
      change(
        'name one zone of the table',
        ordersTable,
        (properties) => (properties['AvailabilityZones'] = ['eu-west-1a']),
      ),
      set('put the table into a zone', ordersTable, 'Replicas[].Region', 'eu-west-1a'),
      set('put the cluster into a zone', cluster, `${CONFIGS}.RegionName`, 'EU_WEST_1A'),
      change('make the nodes read-only ones', cluster, (properties) =>
        properties['ReplicationSpecs'][0].AdvancedRegionConfigs.forEach((config: Record<string, any>) => {
          config['ReadOnlySpecs'] = config['ElectableSpecs'];
          delete config['ElectableSpecs'];
        }),
      ),
      set('share hosts', cluster, `${CONFIGS}.ProviderName`, 'TENANT'),
    ),
    ...ofKind('switched-off', set('pause the cluster', cluster, 'Paused', true)),
    ...ofKind(
      'one-of-several',
      set('have one electable node a region', cluster, `${CONFIGS}.ElectableSpecs.NodeCount`, 1),
      change('have one node in a second shard', cluster, (properties) => {
        const second = structuredClone(properties['ReplicationSpecs'][0]);
        second.AdvancedRegionConfigs.forEach((config: Record<string, any>) => (config['ElectableSpecs'].NodeCount = 1));
        properties['ReplicationSpecs'].push(second);
      }),
    ),
  ],
  notTried: {
    unable: 'No right decides in which zones a region’s data is.',
    'granted-beside': 'No right decides in which zones a region’s data is.',
  },
};
