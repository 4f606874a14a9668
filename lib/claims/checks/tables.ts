/** What belongs to a table. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import type { View } from '../view';
import { referred } from './access';

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Its replica in a region; in that of its stack where none is named. */
export const replicaOf = (table: TemplateResource, region = table.region) =>
  list(table.properties['Replicas'])
    .filter(isObject)
    .find((replica) => replica['Region'] === region);

/** The key that its replica in a region is encrypted with, where it is one of the app. */
export function keyOf(table: TemplateResource, view: View, region?: string): TemplateResource | undefined {
  const encryption = replicaOf(table, region)?.['SSESpecification'];
  return isObject(encryption)
    ? referred(view, table, encryption['KMSMasterKeyId'], ['AWS::KMS::Key', 'Arn', 'Ref'])
    : undefined;
}

/** That a role may use the key of a table through DynamoDB; nothing where the table is not encrypted with one. */
export function usesKeyOf(table: TemplateResource, who: TemplateResource, view: View): Asked[] {
  const key = keyOf(table, view);
  const context = { 'kms:ViaService': `dynamodb.${asText(table.region)}.amazonaws.com` };
  return key ? [{ who, action: 'kms:Decrypt', resource: key, context }] : [];
}
