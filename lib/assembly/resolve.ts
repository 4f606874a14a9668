import { resourcesOf, type Assembly, type Json, type TemplateJson, type TemplateResource } from './assembly';
import type { ParameterValues } from './literal';
import { CreationOrder, type ResourceId, type StackDependencies } from './order';
import { References, type ReferenceTarget } from './references';
import { settleTemplate, type Unresolved } from './settle';

export interface ResolveOptions {
  /** Values given at deployment, by stack; a parameter without one has its default. */
  readonly parameters?: Readonly<Record<string, ParameterValues>>;
  /** In place of the assembly's own. */
  readonly stackDependencies?: StackDependencies;
}

/** One view over the templates of an app, for whoever checks them: nothing is text to be searched. */
export interface ResolvedAssembly {
  /** Settled (see {@link settleTemplate}): references are left as written, and read by the two functions below. */
  readonly resources: readonly TemplateResource[];
  /** The resource that a reference points at. */
  readonly resourceOf: (target: ReferenceTarget | undefined) => TemplateResource | undefined;
  readonly ofType: (...types: readonly string[]) => TemplateResource[];
  /** What a value of a stack is a reference to, as a whole. */
  readonly targetOf: (stack: string, value: Json | undefined) => ReferenceTarget | undefined;
  /** Everything that a value of a stack refers to. */
  readonly targetsIn: (stack: string, value: Json | undefined) => ReferenceTarget[];
  /** The text that a value of a stack comes to; `undefined` where only the deployment knows. */
  readonly literalOf: (stack: string, value: Json | undefined) => string | undefined;
  /** A value of a stack as what it comes to, for comparing it with that of another synth. */
  readonly expanded: (stack: string, value: Json) => Json;
  readonly mustComeBefore: (first: ResourceId, later: ResourceId) => boolean;
  /** What could not be told: nothing was guessed in its place. */
  readonly unresolved: readonly Unresolved[];
}

/** Pure: reads nothing but the templates that it is given, and leaves them as they are. */
export function resolveAssembly(assembly: Assembly, options: ResolveOptions = {}): ResolvedAssembly {
  const { parameters = {}, stackDependencies = assembly.stackDependencies ?? new Map<string, readonly string[]>() } =
    options;
  const given = (stack: string): ParameterValues => parameters[stack] ?? {};
  const settled = [...assembly.templates].map(([stack, one]) => [stack, settledOnce(stack, one, parameters)] as const);
  const templates = new Map(settled.map(([stack, { template }]) => [stack, template]));
  const resources = resourcesOf({ ...assembly, templates });
  const references = new References(templates, (stack) => {
    const region = assembly.regions?.get(stack);
    return { ...(region !== undefined && { 'AWS::Region': region }), ...given(stack) };
  });
  let places: ReadonlyMap<string, TemplateResource> | undefined;
  const placed = (): ReadonlyMap<string, TemplateResource> =>
    new Map(resources.map((resource) => [`${resource.stack}/${resource.logicalId}`, resource]));
  let byType: ReadonlyMap<string, readonly TemplateResource[]> | undefined;
  // Both look at every value, and not everybody asks.
  let order: CreationOrder | undefined;
  const pointNowhere = (): Unresolved[] =>
    [...templates].flatMap(([stack, { Resources = {}, Outputs = {} }]) =>
      Object.entries({ Resources, Outputs }).flatMap(([section, entries]) =>
        Object.entries(entries as Record<string, Json>).flatMap(([id, value]) =>
          references.targetsIn(stack, value).flatMap((target) => {
            if (target.kind !== 'unresolved') return [];
            const reason = `${JSON.stringify(target.expression)}: ${target.reason}`;
            return [{ stack, where: `${section}/${id}`, reason }];
          }),
        ),
      ),
    );
  return {
    resources,
    resourceOf: (target) =>
      target?.kind === 'resource' ? (places ??= placed()).get(`${target.stack}/${target.logicalId}`) : undefined,
    ofType: (...types) => {
      const [only, ...more] = types;
      if (only !== undefined && !more.length) return [...((byType ??= groupedByType(resources)).get(only) ?? [])];
      return resources.filter(({ type }) => types.includes(type));
    },
    targetOf: (stack, value) => references.targetOf(stack, value),
    targetsIn: (stack, value) => references.targetsIn(stack, value),
    literalOf: (stack, value) => references.literal(stack, value),
    expanded: (stack, value) => references.expanded(stack, value),
    mustComeBefore: (first, later) =>
      (order ??= new CreationOrder(resources, references, stackDependencies)).mustComeBefore(first, later),
    get unresolved() {
      return [...settled.flatMap(([, { unresolved }]) => unresolved), ...pointNowhere()];
    },
  };
}

function groupedByType(resources: readonly TemplateResource[]): Map<string, TemplateResource[]> {
  const groups = new Map<string, TemplateResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.type);
    if (group) group.push(resource);
    else groups.set(resource.type, [resource]);
  }
  return groups;
}

const settledBefore = new WeakMap<TemplateJson, ReturnType<typeof settleTemplate>>();

/** Who damages one template of many asks for the others again and again. */
function settledOnce(
  stack: string,
  template: TemplateJson,
  parameters: Readonly<Record<string, ParameterValues>>,
): ReturnType<typeof settleTemplate> {
  const given = parameters[stack];
  if (given) return settleTemplate(stack, template, given);
  const known = settledBefore.get(template) ?? settleTemplate(stack, template, {});
  settledBefore.set(template, known);
  return known;
}
