/** What belongs to a table. */
import { asText, type TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import type { View } from '../view';
import { keysOfTable } from './keys';
import { replicasOf } from './table-places';

/** Its replica in a region; in that of its stack where none is named. */
export const replicaOf = (table: TemplateResource, region = table.region) =>
  replicasOf(table).find((replica) => replica['Region'] === region);

/** The key that its replica in a region is encrypted with, where it is one of the app. */
export const keyOf = (table: TemplateResource, view: View, region = table.region): TemplateResource | undefined =>
  keysOfTable(view, table).find((one) => one.region === region)?.key;

/** That a role may use the key of a table through DynamoDB; nothing where the table is not encrypted with one. */
export function usesKeyOf(table: TemplateResource, who: TemplateResource, view: View): Asked[] {
  const key = keyOf(table, view);
  const context = { 'kms:ViaService': `dynamodb.${asText(table.region)}.amazonaws.com` };
  return key ? [{ who, action: 'kms:Decrypt', resource: key, context }] : [];
}
