import type { TemplateResource } from '../assembly';
import { findRegion } from '../../settings/regions';
import { list, nameOf } from '../policies/role-policies';
import { some } from '../policies/truth';
import { held, plain, type Lookup } from './lookup';
import { regionOf, throughPeering } from './peering';
import { serviceOf, throughPrivateEndpoint } from './private-endpoint';
import { all, alike, any, first, step, type Reach } from './reach';
import type { Asker } from './within';

export type Way = 'peering' | 'private endpoint';

/** To a cluster's nodes at AWS. */
export function reachesCluster(look: Lookup, from: Asker, cluster: TemplateResource, way: Way): Reach {
  const regions = regionsOf(look, cluster);
  if (regions.length === 0) return step(false, `${nameOf(cluster)} has nodes at AWS`);
  return way === 'peering'
    ? all(regions.map((region) => byPeering(look, from, cluster, region)))
    : byPrivateEndpoint(look, from, cluster, regions);
}

const byPeering = (look: Lookup, from: Asker, cluster: TemplateResource, region: string | undefined): Reach =>
  any(
    look.view.ofType('MongoDB::Atlas::NetworkPeering').map((peering) => {
      const container = look.find(held(peering, 'ContainerId'), 'MongoDB::Atlas::NetworkContainer');
      const its = container && regionOf(look, container);
      const isThere = step(alike(its, region), `${nameOf(peering)} is of ${region ?? 'a region that is not known'}`);
      return first([inProject(look, peering, cluster), isThere], () => throughPeering(look, from, peering));
    }),
    'Atlas’s network is peered',
  );

const byPrivateEndpoint = (
  look: Lookup,
  from: Asker,
  cluster: TemplateResource,
  regions: readonly (string | undefined)[],
): Reach =>
  any(
    look.view.ofType('MongoDB::Atlas::PrivateEndpointAWS').map((connection) => {
      const service = serviceOf(look, connection);
      const its = service && regionOf(look, service, 'Region');
      const isThere = step(
        some(regions, (region) => alike(region, its)),
        `${nameOf(cluster)} has nodes in the region of ${nameOf(connection)}`,
      );
      return first([inProject(look, connection, cluster), isThere], () =>
        throughPrivateEndpoint(look, from, connection),
      );
    }),
    'the app has a private endpoint of Atlas',
  );

const inProject = (look: Lookup, one: TemplateResource, cluster: TemplateResource): Reach =>
  step(
    look.same(held(one, 'ProjectId'), held(cluster, 'ProjectId')),
    `${nameOf(one)} is of the project of ${nameOf(cluster)}`,
  );

/** AWS's spelling, of each region with a node at AWS; `undefined` for one that is not known. Free and Flex clusters have another provider. */
function regionsOf(look: Lookup, cluster: TemplateResource): (string | undefined)[] {
  const specs = list(cluster.properties['ReplicationSpecs']);
  const configs = specs.flatMap((spec) => (plain(spec) ? list(plain(spec)?.['AdvancedRegionConfigs']) : [null]));
  const regions = configs.flatMap((config) => {
    const { ProviderName, RegionName } = plain(config) ?? {};
    const [provider, region = ''] = [ProviderName, RegionName].map((value) => look.text({ by: cluster, value }));
    if (provider === undefined) return [undefined];
    return provider === 'AWS' ? [findRegion('AWS', region)] : [];
  });
  return [...new Set(regions)];
}
