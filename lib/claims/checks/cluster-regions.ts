/** Where the nodes of a cluster are, in regions that there are: what else a template names is not counted. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { PROVIDERS } from '../../settings/availability';
import { findRegion } from '../../settings/regions';
import type { Expectation } from '../evidence';
import { at, cluster, expectation } from './dsl';
import { nodesByRegion, type RegionNodes } from './nodes';

/** Shard by shard; the one of a replica set. */
export const shardsOf = (resource: TemplateResource): RegionNodes[][] =>
  list(resource.properties['ReplicationSpecs']).map((spec) =>
    isObject(spec) && Number(spec['NumShards'] ?? 1) >= 1
      ? nodesByRegion({ ...resource, properties: { ReplicationSpecs: [spec] } }).filter(isRegion)
      : [],
  );

const isRegion = ({ provider, region }: RegionNodes): boolean =>
  PROVIDERS.some((cloud) => cloud === provider && findRegion(cloud, region) !== undefined);

/** Electable nodes by the place where they are, as `AWS EU_WEST_1`, of each shard. */
const electableBy =
  (place: (nodes: RegionNodes) => string) =>
  (resource: TemplateResource): { [place: string]: number }[] =>
    shardsOf(resource).map((regions) => {
      const sums: { [place: string]: number } = {};
      for (const region of regions.filter(({ electable }) => electable > 0))
        sums[place(region)] = (sums[place(region)] ?? 0) + region.electable;
      return sums;
    });

export const electableByRegion = electableBy(({ provider, region }) => `${provider} ${region}`);
export const electableByCloud = electableBy(({ provider }) => provider);

/** One shard at the least, and so in all of them. */
export const inEveryShard =
  (holds: (counts: readonly number[], places: readonly string[]) => boolean): Expectation['holds'] =>
  (found) =>
    list(found).length > 0 &&
    list(found).every((shard: Json) => isObject(shard) && holds(Object.values(shard).map(Number), Object.keys(shard)));

/** Without it nothing else about the cluster is of use. */
export const clusterRuns = expectation(
  'the cluster',
  'is not paused',
  cluster,
  at('Paused'),
  (found) => (found ?? false) === false,
);
