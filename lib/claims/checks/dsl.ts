/** The few words that checks and mutations are written in. */
import type { ProfileName } from '../../settings/schema';
import { isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation, Look, Mutation, MutableTemplate, MutationKind } from '../evidence';
import type { Select, View } from '../view';

export const ofType =
  (...types: string[]): Select =>
  ({ type }) =>
    types.includes(type);

export const both =
  (...all: Select[]): Select =>
  (resource) =>
    all.every((select) => select(resource));

export const named =
  (property: string, value: string): Select =>
  ({ properties }) =>
    properties[property] === value;

export const inStack =
  (name: string): Select =>
  ({ stack }) =>
    stack === name;

export const table: Select = ofType('AWS::DynamoDB::GlobalTable');
export const ordersTable: Select = both(table, named('TableName', 'orders'));
export const cluster: Select = ofType('MongoDB::Atlas::Cluster');
/** On hosts of its own, unlike M0 and Flex. */
export const dedicatedCluster: Select = both(cluster, (resource) => {
  const providers = at('ReplicationSpecs[].AdvancedRegionConfigs[].ProviderName')(resource);
  return !list(providers).some((one) => one === 'TENANT' || one === 'FLEX');
});

/**
 * What stands at a path of the properties: names joined by dots, `[]` for every element of a list. With `[]` the answer is a list, one
 * value an element; a value that is not there is `null` in it.
 */
export function at(path: string): ((resource: TemplateResource) => Json | undefined) & { readonly property: string } {
  const parts = path.split('.');
  return Object.assign(({ properties }: TemplateResource) => walk(properties, parts), { property: path });
}

function walk(value: Json | undefined, [head, ...rest]: readonly string[]): Json | undefined {
  if (head === undefined) return value;
  const each = head.endsWith('[]');
  const next = isObject(value) ? value[each ? head.slice(0, -2) : head] : undefined;
  if (!each) return walk(next, rest);
  if (!Array.isArray(next)) return undefined;
  const values = next.map((element: Json) => walk(element, rest) ?? null);
  return rest.some((part) => part.endsWith('[]')) ? values.flat() : values;
}

/** Several paths at once, by path. */
export const parts =
  (...paths: string[]): Look =>
  (resource) =>
    Object.fromEntries(paths.map((path) => [path, at(path)(resource) ?? null]));

export const is =
  (expected: Json) =>
  (found: Json | undefined): boolean =>
    JSON.stringify(found) === JSON.stringify(expected);

/** A list with at least one element, all of which fit. */
export const all =
  (fits: (value: Json) => boolean) =>
  (found: Json | undefined): boolean =>
    Array.isArray(found) && found.length > 0 && found.every((value: Json) => fits(value));

/** As {@link all}, for what asks the other resources too. */
export const each =
  (holds: Expectation['holds']): Expectation['holds'] =>
  (found, resource, view) =>
    all((value) => holds(value, resource, view))(found);

export const present = (found: Json | undefined): boolean => found !== undefined && found !== null;

/** `true`, which in a template may be text too. */
export const isOn = (found: Json | undefined): boolean => found === true || found === 'true';

export const startsWith =
  (start: string) =>
  (found: Json | undefined): boolean =>
    typeof found === 'string' && found.startsWith(start);

export const every =
  (...keys: string[]) =>
  (found: Json | undefined): boolean =>
    isObject(found) && keys.every((key) => present(found[key]));

export const expectation = (
  of: string,
  expected: string,
  select: Select,
  look: Expectation['look'],
  holds: Expectation['holds'],
  more: Pick<Expectation, 'atLeast' | 'onlyIn'> = {},
): Expectation => ({ of, expected, select, look, holds, ...more });

export type MutableResource = { Type: string; Properties?: Record<string, any>; [section: string]: unknown };

/** The resources that match, each as the place that a mutation may put another one in. */
export function matching(
  templates: ReadonlyMap<string, MutableTemplate>,
  select: Select,
): [Record<string, MutableResource>, string][] {
  return [...templates].flatMap(([stack, template]) => {
    const resources = template.Resources as unknown as Record<string, MutableResource>;
    return Object.entries(resources)
      .filter(([logicalId, json]) =>
        select({
          stack,
          logicalId,
          path: '',
          type: json.Type,
          properties: (json.Properties ?? {}) as JsonObject,
          claims: [],
          json: json,
        }),
      )
      .map(([logicalId]): [Record<string, MutableResource>, string] => [resources, logicalId]);
  });
}

/** Changes the properties of a copy of every resource that matches. */
export const change = (name: string, select: Select, edit: (properties: Record<string, any>) => void): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, select).forEach(([resources, id]) => {
      const copy = structuredClone(resources[id] as MutableResource);
      resources[id] = copy;
      edit(copy.Properties ?? {});
    }),
});

/** Puts a value at a path, as {@link at} names it, of every resource that matches; `undefined` takes away what is there. */
export const set = (name: string, select: Select, path: string, value: unknown): Mutation =>
  change(name, select, (properties) => assign(properties, path.split('.'), value));

function assign(target: unknown, [head, ...rest]: readonly string[], value: unknown): void {
  if (head === undefined || !isObject(target)) return;
  const object = target as Record<string, unknown>;
  const name = head.replace(/\[\]$/, '');
  const next = object[name];
  if (name !== head) (Array.isArray(next) ? next : []).forEach((element: unknown) => assign(element, rest, value));
  else if (rest.length) assign(next, rest, value);
  else if (value === undefined) Reflect.deleteProperty(object, name);
  else object[name] = value;
}

/** Says of mutations in which way they make the claim false. */
export const ofKind = (kind: MutationKind, ...mutations: readonly Mutation[]): Mutation[] =>
  mutations.map((mutation) => ({ ...mutation, kind }));

/** A mutation that only some profiles have anything for. */
export const only = (onlyIn: readonly ProfileName[], mutation: Mutation): Mutation => ({ ...mutation, onlyIn });

/** Takes every resource that matches out of its template. */
export const remove = (name: string, select: Select): Mutation => ({
  name,
  apply: (templates) => matching(templates, select).forEach(([resources, id]) => Reflect.deleteProperty(resources, id)),
});

/** Takes the first resource that matches out of its template. */
export const removeOne = (name: string, select: Select): Mutation => ({
  name,
  apply: (templates) =>
    matching(templates, select)
      .slice(0, 1)
      .forEach(([resources, id]) => Reflect.deleteProperty(resources, id)),
});

/** Those that match in the stack of a resource. */
export const inStackOf = ({ stack }: TemplateResource, select: Select, view: View): TemplateResource[] =>
  view.matching(select).filter((resource) => resource.stack === stack);

/**
 * Is one of the resources that match, in whatever stack: by reference, name or ARN.
 *
 * @param attribute where it must be a reference to that, as `StreamArn`; `Ref` is one
 */
export const pointsTo =
  (select: Select, attribute?: string): Expectation['holds'] =>
  (found, from, view) => {
    if (attribute === undefined) return view.matching(select).some((one) => view.access.names(from, found, one));
    const target = view.target(from, found);
    return target?.attribute === attribute && view.matching(select).includes(target.resource);
  };

/** As {@link pointsTo}, in the stack that refers to it. */
export const pointsToOwn =
  (select: Select, attribute?: string): Expectation['holds'] =>
  (found, from, view) =>
    pointsTo(both(select, inStack(from.stack)), attribute)(found, from, view);
