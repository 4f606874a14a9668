/** A global table and its replicas, as rules about their changes see them. */
import { asText, isObject, type Json, type JsonObject } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import { asList } from '../service-rules/template-values';
import { changesOf, type Change } from './rule';

export const TABLE_TYPE = 'AWS::DynamoDB::GlobalTable';

/** CloudFormation's page of the type. */
export const TABLE_PAGE =
  'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html';

export const tableChanges = (before: ResolvedAssembly, after: ResolvedAssembly): Change[] =>
  changesOf(before, after, TABLE_TYPE);

/** The parts of a list, by what names each: replicas by region, indexes by name. */
const partsBy = (key: string, list: Json | undefined): ReadonlyMap<string, JsonObject> =>
  new Map(asList(list).flatMap((part) => (isObject(part) ? [[asText(part[key]), part] as const] : [])));

export const replicasOf = ({ properties }: Change['after']) => partsBy('Region', properties['Replicas']);

export const indexNamesOf = ({ properties }: Change['after']): string[] => [
  ...partsBy('IndexName', properties['GlobalSecondaryIndexes']).keys(),
];

/** Names that are in one and not in the other. */
export function comeOrGone(before: Iterable<string>, after: Iterable<string>): string[] {
  const [old, next] = [new Set(before), new Set(after)];
  return [...old, ...next].filter((name) => !(old.has(name) && next.has(name)));
}

/** The regions whose replicas a change adds or removes. */
export const replicasComeOrGone = ({ before, after }: Change): string[] =>
  comeOrGone(replicasOf(before).keys(), replicasOf(after).keys());

/** Strongly consistent tables gain and lose their replicas together, and may change their stream at any time. */
export const isStrong = ({ properties }: Change['after']): boolean => properties['MultiRegionConsistency'] === 'STRONG';
