import { isDeepStrictEqual } from 'node:util';
import { unlessMalformed } from './unless-malformed';
import type { Select } from './view';
import type { View } from './view';
import type { ProfileName } from '../settings/schema';
import type { Assembly, Json, ResourceJson, ResourcePlace, TemplateJson, TemplateResource } from '../assembly/assembly';

/** Looks at one resource; with `property`, at the part of its properties that stands there. */
export interface Look {
  (resource: TemplateResource, view: View): Json | undefined;
  /** As `Replicas[].Region`; left out where it looks at more than properties. */
  readonly property?: string;
}

/** One thing that the templates must show. */
export interface Expectation {
  /** What is expected, as a sentence without a subject: "has point-in-time recovery on every replica". */
  readonly expected: string;
  /** The resources that it is about, in words, for the case that there are none: "an orders table". */
  readonly of: string;
  readonly select: Select;
  /** The part of the template that proves it or contradicts it. */
  readonly look: Look;
  readonly holds: (found: Json | undefined, resource: TemplateResource, view: View) => boolean;
  /** How many resources must be there at the least; one if left out. */
  readonly atLeast?: number;
  /** Profiles in which it is expected; all that show the claim if left out. */
  readonly onlyIn?: readonly ProfileName[];
}

/**
 * In which way a change makes a claim false.
 * - `gone`: what shows it is not there.
 * - `wrong-thing`: the right property on, or a reference to, another table, stream, index, key, network, account, region or cluster.
 * - `switched-off`: there, but it does nothing: disabled, nothing kept, nothing let through, nothing validated.
 * - `unable`: there, but what it needs is denied to it, or not granted.
 * - `granted-beside`: more is allowed, by another statement, policy, wildcard or trust.
 * - `one-of-several`: shown in one region, route table, replica or method, where all must show it.
 */
export const MUTATION_KINDS = [
  'gone',
  'wrong-thing',
  'switched-off',
  'unable',
  'granted-beside',
  'one-of-several',
] as const;
export type MutationKind = (typeof MUTATION_KINDS)[number];

/** A change of the templates that takes the evidence away. */
export interface Mutation {
  readonly kind?: MutationKind;
  /** What it does, as an imperative: "switch point-in-time recovery off". */
  readonly name: string;
  /** Profiles that have what it changes; all that show the claim if left out. */
  readonly onlyIn?: readonly ProfileName[];
  /**
   * Replaces resources of the templates, adds to them, or takes them out; a resource itself it leaves as it is. One that changes nothing is an error of
   * the catalogue.
   */
  readonly apply: (templates: ReadonlyMap<string, MutableTemplate>) => void;
}

/** A template with a list of resources of its own. */
export type MutableTemplate = TemplateJson & { readonly Resources: Record<string, ResourceJson> };

export interface Evidence {
  readonly expectations: readonly [Expectation, ...Expectation[]];
  /** Five at the least, and one of each kind that can be. */
  readonly mutations: readonly Mutation[];
  /** Why a kind of mutation is not tried: nothing of this claim can be false in that way. */
  readonly notTried?: Partial<Readonly<Record<MutationKind, string>>>;
}

/** What one expectation found at one resource. */
export interface EvidenceFinding extends ResourcePlace {
  /** Where in the resource's properties, if it is in one place. */
  readonly property?: string;
  readonly expected: string;
  readonly found: Json | undefined;
  readonly holds: boolean;
}

/** An expectation that found fewer resources than it needs. */
export interface Missing {
  readonly expected: string;
  readonly of: string;
  readonly count: number;
  readonly atLeast: number;
}

export interface Proof {
  readonly findings: readonly EvidenceFinding[];
  readonly missing: readonly Missing[];
}

/** Every finding holds and nothing is missing; no finding at all is no proof. */
export const proves = ({ findings, missing }: Proof): boolean =>
  missing.length === 0 && findings.length > 0 && findings.every(({ holds }) => holds);

/** The expectations that hold for a profile; all that are not for certain profiles where it is not known. */
export function prove({ expectations }: Evidence, view: View, profile: string | undefined): Proof {
  const proofs = expectations
    .filter(({ onlyIn }) => onlyIn === undefined || onlyIn.some((name) => name === profile))
    .map((expectation) => proveOne(expectation, view));
  return { findings: proofs.flatMap(({ findings }) => findings), missing: proofs.flatMap(({ missing }) => missing) };
}

function proveOne({ expected, of, select, look, holds, atLeast = 1 }: Expectation, view: View): Proof {
  const selected = view.matching(select);
  const findings = selected.map((resource): EvidenceFinding => {
    const { stack, path, logicalId, type } = resource;
    const found = unlessMalformed(() => look(resource, view), undefined);
    return {
      stack,
      path,
      logicalId,
      type,
      ...(look.property === undefined ? {} : { property: look.property }),
      expected: `${of} ${expected}`,
      found,
      // What is there only under a condition that the deployment decides is not shown.
      holds: resource.json.Condition === undefined && unlessMalformed(() => holds(found, resource, view), false),
    };
  });
  const missing = selected.length < atLeast ? [{ expected, of, count: selected.length, atLeast }] : [];
  return { findings, missing };
}

/**
 * The assembly after a mutation.
 * @throws Error when the mutation changed nothing: it would prove nothing then
 */
export function applyMutation(assembly: Assembly, mutation: Mutation): Assembly {
  const templates = new Map(
    [...assembly.templates].map(([stack, template]): [string, MutableTemplate] => [
      stack,
      { ...template, Resources: { ...template.Resources } },
    ]),
  );
  mutation.apply(templates);
  const isAsBefore = (stack: string): boolean => isDeepStrictEqual(assembly.templates.get(stack), templates.get(stack));
  const stacks = new Set([...assembly.templates.keys(), ...templates.keys()]);
  const kept = [...stacks].filter(isAsBefore);
  if (kept.length === stacks.size) throw new Error(`mutation "${mutation.name}" changed nothing`);
  // As the same object, which is settled once for all mutations.
  for (const stack of kept) templates.set(stack, assembly.templates.get(stack) as MutableTemplate);
  return { ...assembly, templates };
}
