import { asText } from '../../assembly/assembly';
import type { Json, JsonObject, TemplateResource } from '../../assembly/assembly';

const numberOf = (specs: Json | undefined): number => {
  const count =
    specs && typeof specs === 'object' && !Array.isArray(specs) ? (specs as JsonObject)['NodeCount'] : undefined;
  return typeof count === 'number' ? count : 0;
};

export interface RegionNodes {
  readonly [key: string]: Json;
  readonly provider: string;
  readonly region: string;
  readonly priority: number;
  readonly electable: number;
  readonly readOnly: number;
  readonly analytics: number;
}

/** The nodes of a cluster by region, in the order of its template; empty where the shape is not one. */
export function nodesByRegion({ properties }: TemplateResource): RegionNodes[] {
  const specs = properties['ReplicationSpecs'];
  const configs = Array.isArray(specs)
    ? specs.flatMap((spec: Json) => (spec as JsonObject | null)?.['AdvancedRegionConfigs'] ?? [])
    : [];
  return (configs as JsonObject[]).map((config) => ({
    provider: asText(config['ProviderName']),
    region: asText(config['RegionName']),
    priority: Number(config['Priority'] ?? 0),
    electable: numberOf(config['ElectableSpecs']),
    readOnly: numberOf(config['ReadOnlySpecs']),
    analytics: numberOf(config['AnalyticsSpecs']),
  }));
}

export const nodeCount = (
  regions: readonly RegionNodes[],
  ...kinds: ('electable' | 'readOnly' | 'analytics')[]
): number => regions.reduce((sum, region) => sum + kinds.reduce((part, kind) => part + region[kind], 0), 0);
