import { resourcesOf, type Assembly, type Json, type TemplateResource } from '../../assembly/assembly';
import { catalogue } from '../catalogue';
import type { Claim } from '../claim';
import { evaluate } from '../evaluate';
import { damaged, withValue } from './damage';
import { isReference, leavesOf, type Leaf } from './leaves';
import { listedFor, type ListedProperties } from './listed';

export interface LeafSurvey {
  readonly damaged: number;
  /** Of these, how many made one of their resource's claims fail. */
  readonly caught: number;
  /** Neither caught nor listed: type and property, and where. */
  readonly neither: readonly string[];
  /** Listed, and caught wherever it is. */
  readonly needless: readonly string[];
}

/** Damages every leaf of every resource that is marked with a claim which its profile shows, one at a time. */
export function surveyLeaves(
  assemblies: readonly Assembly[],
  listed: readonly ListedProperties[],
  claims: readonly Claim[] = catalogue,
): LeafSurvey {
  const leaves = assemblies.flatMap((assembly) => damagedLeaves(assembly, claims));
  const missed = leaves.filter(({ isCaught }) => !isCaught);
  const needed = new Set(missed.map(({ type, property }) => listedFor(listed, type, property)));
  return {
    damaged: leaves.length,
    caught: leaves.length - missed.length,
    neither: missed
      .filter(({ type, property }) => listedFor(listed, type, property) === undefined)
      .map(({ type, property, where }) => `${type} ${property}: ${where}`),
    needless: listed
      .flatMap(({ type, properties }) => properties.map((property) => `${type} ${property}`))
      .filter((one) => !needed.has(one)),
  };
}

interface DamagedLeaf {
  readonly type: string;
  readonly property: string;
  readonly where: string;
  readonly isCaught: boolean;
}

function damagedLeaves(assembly: Assembly, claims: readonly Claim[]): DamagedLeaf[] {
  const shown = shownIn(assembly, claims);
  return resourcesOf(assembly).flatMap((resource) => {
    const its = shown.filter(({ id }) => resource.claims.includes(id));
    const leaves = its.length > 0 ? leavesOf(resource.properties) : [];
    return leaves.map((leaf) => ({
      type: resource.type,
      property: leaf.property,
      where: `${resource.stack}/${resource.logicalId} (${assembly.profile ?? ''}; ${its.map(({ id }) => id).join(', ')})`,
      isCaught: shownIn(withDamage(assembly, resource, leaf), its).length < its.length,
    }));
  });
}

const shownIn = (assembly: Assembly, claims: readonly Claim[]): Claim[] =>
  evaluate(assembly, claims).flatMap(({ claim, status }) => (status === 'demonstrated' ? [claim] : []));

function withDamage(assembly: Assembly, { stack, logicalId, json }: TemplateResource, leaf: Leaf): Assembly {
  const template = assembly.templates.get(stack);
  const value = damaged(leaf.value, isReference(leaf.value) ? otherReferences(assembly, stack, leaf.value) : []);
  const Resources = { ...template?.Resources, [logicalId]: withValue(json, leaf.path, value) };
  return { ...assembly, templates: new Map([...assembly.templates, [stack, { ...template, Resources }]]) };
}

/** To another resource of the same type and stack, by the same attribute. */
function otherReferences(assembly: Assembly, stack: string, { Ref, 'Fn::GetAtt': attribute }: ReferenceValue): Json[] {
  const resources = assembly.templates.get(stack)?.Resources ?? {};
  const [id, ...rest] = Array.isArray(attribute) ? (attribute as Json[]) : [Ref];
  const type = typeof id === 'string' ? resources[id]?.Type : undefined;
  return Object.keys(resources)
    .filter((other) => type !== undefined && other !== id && resources[other]?.Type === type)
    .map((other): Json => (attribute === undefined ? { Ref: other } : { 'Fn::GetAtt': [other, ...(rest as Json[])] }));
}

type ReferenceValue = { readonly [key: string]: Json };
