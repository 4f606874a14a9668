import { isObject, type Json, type TemplateResource } from '../assembly';
import type { Lookup } from './lookup';

/** How many availability zones subnets span; `undefined` where their properties do not say. */
export function zonesOf(look: Lookup, subnets: readonly TemplateResource[]): number | undefined {
  const zones = subnets.map(({ stack, properties }) => zoneOf(look, stack, properties));
  const kinds = new Set(zones.map((zone) => zone?.kind));
  // A name, an id and a place among the names of a region cannot be told apart or held alike.
  return kinds.has(undefined) || kinds.size > 1 ? undefined : new Set(zones.map((zone) => zone?.name)).size;
}

function zoneOf(
  look: Lookup,
  stack: string,
  properties: TemplateResource['properties'],
): { kind: string; name: string } | undefined {
  for (const kind of ['AvailabilityZone', 'AvailabilityZoneId']) {
    const value = properties[kind];
    const name = look.view.literalOf(stack, value);
    if (name !== undefined) return { kind, name };
    const selected = isObject(value) ? value['Fn::Select'] : undefined;
    const [index, of] = Array.isArray(selected) ? (selected as readonly Json[]) : [];
    if (index !== undefined && isObject(of) && 'Fn::GetAZs' in of)
      return { kind: 'position', name: String(look.view.literalOf(stack, index)) };
  }
  return undefined;
}
