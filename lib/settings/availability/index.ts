/** Which regions and sizes Atlas has on each cloud: the schema, docs/settings.md and what errors propose follow from it. */
import type { VendorFact } from '../vendor-fact';
import { ATLAS_ON_AWS } from './aws';
import { ATLAS_ON_AZURE } from './azure';
import type { Cloud } from './cloud';
import { ATLAS_ON_GCP } from './gcp';

export const PROVIDERS = ['AWS', 'GCP', 'AZURE'] as const;
export type Provider = (typeof PROVIDERS)[number];

export const availability: Readonly<Record<Provider, VendorFact<Cloud>>> = {
  AWS: ATLAS_ON_AWS,
  GCP: ATLAS_ON_GCP,
  AZURE: ATLAS_ON_AZURE,
};

/** A region that a cluster has nodes in, in Atlas’s name. */
export interface ClusterRegion {
  readonly provider: Provider;
  readonly region: string;
}

/** Why a cluster in these regions cannot have a dedicated size; `undefined` where it can. */
export function whyNot(size: string, regions: readonly ClusterRegion[]): string | undefined {
  const clouds = new Set(regions.map(({ provider }) => provider));
  for (const { provider, region } of regions) {
    const { sizes, lacking, onOneCloudOnly } = availability[provider].value;
    if (!sizes.includes(size)) return `${provider} has no ${size}`;
    if (lacking[size]?.includes(region)) return `${provider} has no ${size} in ${region}`;
    if (clouds.size > 1 && onOneCloudOnly.includes(size))
      return `${size} of ${provider} takes no other cloud beside it`;
  }
  return undefined;
}
