import { resourcesOf, type Assembly, type Json, type TemplateResource } from '../../assembly/assembly';
import { catalogue } from '../catalogue';
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

/** Damages every leaf of every resource that is marked with a claim, one at a time. */
export function surveyLeaves(assemblies: readonly Assembly[], listed: readonly ListedProperties[]): LeafSurvey {
  const leaves = assemblies.flatMap(damagedLeaves);
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

const damagedLeaves = (assembly: Assembly): DamagedLeaf[] =>
  resourcesOf(assembly)
    .filter(({ claims }) => claims.length > 0)
    .flatMap((resource) =>
      leavesOf(resource.properties).map((leaf) => ({
        type: resource.type,
        property: leaf.property,
        where: `${resource.stack}/${resource.logicalId} (${assembly.profile ?? ''}; ${resource.claims.join(', ')})`,
        isCaught: isCaught(assembly, resource, leaf),
      })),
    );

function isCaught(assembly: Assembly, { stack, logicalId, json, claims }: TemplateResource, leaf: Leaf): boolean {
  const template = assembly.templates.get(stack);
  const value = damaged(leaf.value, isReference(leaf.value) ? otherReferences(assembly, stack, leaf.value) : []);
  const Resources = { ...template?.Resources, [logicalId]: withValue(json, leaf.path, value) };
  const templates = new Map([...assembly.templates, [stack, { ...template, Resources }]]);
  const its = catalogue.filter(({ id }) => claims.includes(id));
  return evaluate({ ...assembly, templates }, its).some(({ status }) => status === 'failed');
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
