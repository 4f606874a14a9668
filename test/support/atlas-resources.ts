import type { ProfileName } from '../../lib/settings/schema';
import { synthStacks } from './synth';
import { Template } from 'aws-cdk-lib/assertions';

export interface AtlasResource {
  /** `Atlas/Cluster1A2B3C4D`. */
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Every resource of MongoDB's types in a profile's templates. */
export const atlasResources = (profile: ProfileName): AtlasResource[] =>
  [...synthStacks(profile)].flatMap(([stack, construct]) =>
    Object.entries<any>(Template.fromStack(construct).toJSON()['Resources'] ?? {})
      .filter(([, { Type }]) => Type.startsWith('MongoDB::Atlas::'))
      .map(([id, { Type, Properties = {} }]) => ({ id: `${stack}/${id}`, type: Type, properties: Properties })),
  );

/** Their types, each once. */
export const typesOf = (resources: readonly { readonly type: string }[]): string[] =>
  [...new Set(resources.map(({ type }) => type))].sort();
