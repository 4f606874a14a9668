/** What a deployment would do to what stands: one app's templates held against those that are deployed. Reads nothing else. */
import { asText, isObject, type Assembly, type Json, type TemplateResource } from '../assembly/assembly';
import { oncePer } from '../assembly/once-per';
import { resolveAssembly, type ResolvedAssembly } from '../assembly/resolve';
import { changeRules } from '../stacks/validation/change-rules';
import { replacementFacts } from '../stacks/validation/type-facts';

/**
 * - `replaced`: made anew, since a property that only creation sets has another value, or reads something that is replaced.
 * - `fixed-name`: the same, but CloudFormation refuses it: the new one would have the name of the old.
 * - `refused`: a service does not take it in one deployment (`changeRules`).
 * - `removed`: deleted with what it holds; only of what has a deletion policy.
 * - `left`: no longer managed, and kept by its deletion policy.
 * - `in-use`: deleted while a stack that is deployed later still uses it.
 * - `stack-left`: no longer in the app. It stays deployed, and billed, until it is destroyed.
 * - `unknown`: nobody has said what replaces a resource of this type.
 */
export type ChangeKind =
  'replaced' | 'fixed-name' | 'refused' | 'removed' | 'left' | 'in-use' | 'stack-left' | 'stack-added' | 'unknown';

export interface Change {
  readonly kind: ChangeKind;
  /** As `DynamoDb/Orders`: where the construct stands; the name of a stack. */
  readonly resource: string;
  /** Empty for a stack. */
  readonly type: string;
  /** What it comes from: the property that differs, the rule, or the stacks that use it; else empty. */
  readonly by: string;
}

type Places = ReadonlyMap<string, TemplateResource>;

interface Side {
  readonly app: ResolvedAssembly;
  readonly places: Places;
}

/** Resolved once, however many others it is compared with: assemblies are never changed. */
const sideOf = oncePer((assembly: Assembly): Side => {
  const app = resolveAssembly(assembly);
  return { app, places: new Map(app.resources.map((one) => [placeOf(one), one])) };
});

export function changesBetween(before: Assembly, after: Assembly): Change[] {
  const [old, now] = [sideOf(before), sideOf(after)];
  const missing = (from: Assembly, { templates }: Assembly): string[] =>
    [...from.templates.keys()].filter((stack) => !templates.has(stack));
  const stacksLeft = missing(before, after);
  const replaced = replacements(old, now);
  return [
    ...missing(after, before).map((stack): Change => ({ kind: 'stack-added', resource: stack, type: '', by: '' })),
    ...stacksLeft.map((stack): Change => ({ kind: 'stack-left', resource: stack, type: '', by: '' })),
    ...replaced,
    ...refusals(old, now, replaced),
    ...removals(old, now, stacksLeft),
  ];
}

const placeOf = ({ stack, logicalId }: { readonly stack: string; readonly logicalId: string }): string =>
  `${stack}/${logicalId}`;

const change = (kind: ChangeKind, resource: TemplateResource, by = ''): Change => ({
  kind,
  resource: resource.path.replace(/\/(Resource|Default)$/, '') || placeOf(resource),
  type: resource.type,
  by,
});

function replacements({ app: before, places: old }: Side, { app: after, places: now }: Side): Change[] {
  const found = new Map<string, Change>();
  const isReplaced = (stack: string, value: Json): boolean =>
    after.targetsIn(stack, value).some((target) => target.kind === 'resource' && found.has(placeOf(target)));

  const differs = (one: TemplateResource, other: TemplateResource, path: string): boolean =>
    pairsAt(one.properties, other.properties, path.split('.')).some(
      ([was = null, is = null]) =>
        JSON.stringify(before.expanded(one.stack, was)) !== JSON.stringify(after.expanded(other.stack, is)) ||
        isReplaced(other.stack, is),
    );
  const judge = (one: TemplateResource, other: TemplateResource): Change | undefined => {
    if (one.type !== other.type) return change('fixed-name', other, 'Type');
    const facts = replacementFacts(one.type);
    if (!facts) return change('unknown', one);
    const path = facts.createOnly.find((each) => differs(one, other, each));
    if (path === undefined) return undefined;
    const isNamed = facts.identifier.every((name) => name in other.properties && !differs(one, other, name));
    return change(isNamed ? 'fixed-name' : 'replaced', other, path);
  };

  // What reads a resource that is replaced may be replaced in turn.
  for (let known = -1; known < found.size;) {
    known = found.size;
    for (const [place, one] of old) {
      const other = now.get(place);
      const judged = other && !found.has(place) ? judge(one, other) : undefined;
      if (judged) found.set(place, judged);
    }
  }
  return [...found.values()];
}

/** What the services' rules find, once a rule and resource; not again where a replacement has been found to fail. */
function refusals({ app: before }: Side, { app: after }: Side, replaced: readonly Change[]): Change[] {
  const found = changeRules.flatMap(({ id, find }) =>
    find(before, after).map(({ resource }) => [`${id} ${placeOf(resource)}`, change('refused', resource, id)] as const),
  );
  const isKnown = ({ resource }: Change): boolean =>
    replaced.some((other) => other.kind === 'fixed-name' && other.resource === resource);
  return [...new Map(found).values()].filter((one) => !isKnown(one));
}

type Pair = readonly [was: Json | undefined, is: Json | undefined];

/** What stands at a path (`Name`, `Indexes.*.KeySchema`) on both sides. `*` is every item of a list, told from others by its name or else its number; none is new or gone. */
export function pairsAt(
  was: Json | undefined,
  is: Json | undefined,
  [key, ...rest]: readonly string[],
): readonly Pair[] {
  if (key === undefined) return was === undefined && is === undefined ? [] : [[was, is]];
  if (key !== '*') return pairsAt(partOf(was, key), partOf(is, key), rest);
  const items = new Map(named(is));
  return named(was).flatMap(([name, item]) => (items.has(name) ? pairsAt(item, items.get(name), rest) : []));
}

const partOf = (value: Json | undefined, key: string): Json | undefined => (isObject(value) ? value[key] : undefined);

const named = (list: Json | undefined): (readonly [string, Json])[] =>
  (Array.isArray(list) ? (list as Json[]) : []).map((item, index) => [
    asText(partOf(item, 'IndexName')) || asText(partOf(item, 'AttributeName')) || String(index),
    item,
  ]);

function removals({ app, places }: Side, now: Side, stacksLeft: readonly string[]): Change[] {
  const gone = [...places].filter(([place, { stack }]) => !now.places.has(place) && !stacksLeft.includes(stack));
  if (!gone.length) return [];
  const users = usersIn(app);
  return gone.flatMap(([place, one]) => {
    const policy = one.json.DeletionPolicy;
    if (policy?.startsWith('Retain')) return [change('left', one)];
    const others = [...(users.get(place) ?? [])].filter((stack) => stack !== one.stack).sort();
    return [
      ...(others.length ? [change('in-use', one, others.join(', '))] : []),
      ...(policy === undefined ? [] : [change('removed', one)]),
    ];
  });
}

/** Stacks that use something of another one. */
export function readersOf(assembly: Assembly, stack: string): string[] {
  const used = [...usersIn(sideOf(assembly).app)].filter(([place]) => place.startsWith(`${stack}/`));
  return [...new Set(used.flatMap(([, users]) => [...users]))].filter((user) => user !== stack).sort();
}

const ACTIVATION = 'AWS::CloudFormation::TypeActivation';

const API_ACCOUNT = 'AWS::ApiGateway::Account';
const API_STAGE = 'AWS::ApiGateway::Stage';

/** Stacks by the place of what they use. Whatever is of a third party's type uses its activation, and a stage the role that logs. */
function usersIn(app: ResolvedAssembly): ReadonlyMap<string, ReadonlySet<string>> {
  const users = new Map<string, Set<string>>();
  const add = (place: string, stack: string): unknown => users.set(place, (users.get(place) ?? new Set()).add(stack));
  const activations = new Map(app.ofType(ACTIVATION).map((one) => [asText(one.properties['TypeName']), placeOf(one)]));
  const accounts = app.ofType(API_ACCOUNT).map(placeOf);
  for (const { stack, type, properties } of app.resources) {
    const activation = activations.get(type);
    if (activation !== undefined) add(activation, stack);
    if (type === API_STAGE) accounts.forEach((account) => add(account, stack));
    for (const target of app.targetsIn(stack, properties)) if (target.kind === 'resource') add(placeOf(target), stack);
  }
  return users;
}
