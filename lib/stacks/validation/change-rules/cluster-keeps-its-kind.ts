import { isDeepStrictEqual } from 'node:util';
import type { TemplateResource } from '../../../assembly/assembly';
import { CLUSTER_TYPE, regionConfigsOf, valueAtPath } from '../service-rules/template-values';
import { changed, changesOf, type ChangeRule } from './rule';

/** Shared kinds by their provider; none of a dedicated cluster, whatever its clouds are. */
const sharedKinds = ({ properties }: TemplateResource): unknown[] => [
  ...new Set(
    regionConfigsOf(properties)
      .map((region) => valueAtPath(region, 'ProviderName'))
      .filter((provider) => provider === 'TENANT' || provider === 'FLEX'),
  ),
];

export const clusterKeepsItsKind: ChangeRule = {
  id: 'atlas-cluster-keeps-its-kind',
  kind: 'change',
  demand:
    'No update makes a shared cluster a dedicated one or back: the type’s handler only calls the operation that changes dedicated clusters, or the one that changes Flex clusters',
  source:
    'https://github.com/mongodb/mongodbatlas-cloudformation-resources/blob/master/cfn-resources/cluster/cmd/resource/resource.go',
  checked: '2026-11-25',
  spans: [`${CLUSTER_TYPE} ReplicationSpecs.AdvancedRegionConfigs.ProviderName`],
  wayAround:
    'Destroy Atlas, and what is deployed after it, and deploy again: data is taken along by mongodump and mongorestore. Atlas itself upgrades a shared cluster with its data',
  find: (before, after) =>
    changesOf(before, after, CLUSTER_TYPE).flatMap((change) =>
      isDeepStrictEqual(sharedKinds(change.before), sharedKinds(change.after))
        ? []
        : changed(change, ['ReplicationSpecs']),
    ),
};
