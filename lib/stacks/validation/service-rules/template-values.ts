import { isObject, type Json, type JsonObject } from '../../../assembly/assembly';

export const CLUSTER_TYPE = 'MongoDB::Atlas::Cluster';

/** The parts of a list, none where it is something else. */
export const asList = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** What stands at a path, as `Properties.Policies.0`; `undefined` where there is nothing. */
export const valueAtPath = (value: Json | undefined, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (part, key) => (isObject(part) ? part[key] : Array.isArray(part) ? (part as Json[])[Number(key)] : undefined),
      value,
    );

/** The regions of a cluster, in the order written. */
export const regionConfigsOf = (cluster: JsonObject): readonly Json[] =>
  asList(cluster['ReplicationSpecs']).flatMap((spec) => asList(valueAtPath(spec, 'AdvancedRegionConfigs')));
