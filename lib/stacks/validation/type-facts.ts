/** What replaces a resource: facts that the types' publishers state, read anew by `npm run atlas-facts`. */
import atlas from './atlas-types.json';
import aws from './aws-types.json';

export interface ReplacementFacts {
  /** Properties whose change replaces the resource, as `Name` or `Indexes.*.KeySchema`; `*` is every item. */
  readonly createOnly: readonly string[];
  /** Properties that tell it from others of its type. Where all of them are given, it has a fixed name. */
  readonly identifier: readonly string[];
}

const FACTS: Readonly<Record<string, ReplacementFacts>> = { ...aws.types, ...atlas.types };

/**
 * CloudFormation refuses another function behind a custom resource, as if that had a fixed name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
 */
const CUSTOM: ReplacementFacts = { createOnly: ['ServiceToken'], identifier: [] };

/** Undefined where nothing is known of the type. */
export const replacementFacts = (type: string): ReplacementFacts | undefined =>
  type.startsWith('Custom::') ? CUSTOM : FACTS[type];
