import { asText, isObject, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';

/** A table in one region, or an index or stream of it there. */
export interface TablePlace {
  readonly table: TemplateResource;
  readonly region: string;
  /** What follows the table's ARN; empty for the table. */
  readonly within: string;
}

export const replicasOf = ({ properties }: TemplateResource): JsonObject[] =>
  list(properties['Replicas']).filter(isObject);

export const indexesOf = ({ properties }: TemplateResource): string[] =>
  [properties['GlobalSecondaryIndexes'], properties['LocalSecondaryIndexes']]
    .flatMap(list)
    .filter(isObject)
    .map((index) => asText(index['IndexName']));

/** In each region of the table. @param within as `/index/by-status` */
export const placesOf = (table: TemplateResource, within = ''): TablePlace[] =>
  replicasOf(table).map((replica) => ({ table, region: asText(replica['Region']), within }));

export const nameOf = ({ table, region, within }: TablePlace): string =>
  `${asText(table.properties['TableName'])}${within} in ${region}`;
