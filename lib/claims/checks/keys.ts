/** What checks ask of a key of KMS. */
import type { Json, JsonObject, TemplateResource } from '../../assembly/assembly';
import type { View } from '../view';
import { ofType } from './dsl';
import { placesOf, replicasOf } from './table-places';

export const kmsKey = ofType('AWS::KMS::Key');
export const OTHER_ACCOUNT = { account: '999999999999' };
const USES = ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'];

/** The key of the app that a value is a reference to. @param attribute `Arn`, or `Ref` for its id */
export function keyAt(
  view: View,
  from: TemplateResource,
  value: Json | undefined,
  attribute: 'Arn' | 'Ref',
): TemplateResource | undefined {
  const target = view.target(from, value);
  return target?.attribute === attribute && kmsKey(target.resource) ? target.resource : undefined;
}

/** Those of the app, by region; a key of another region is none. */
export const keysOfTable = (
  view: View,
  table: TemplateResource,
): { readonly region: string; readonly key: TemplateResource | undefined }[] =>
  placesOf(table).map(({ region }, index) => {
    const { SSESpecification: encryption } = replicasOf(table)[index] ?? {};
    const key = keyAt(view, table, (encryption as JsonObject | undefined)?.['KMSMasterKeyId'], 'Arn');
    return { region, key: key?.region === region ? key : undefined };
  });

/** What is found of a key; one that signs, or whose material is imported, encrypts nothing or never rotates. */
export function stateOf(view: View, key: TemplateResource): Json {
  const { path, properties } = key;
  const { Enabled = true, EnableKeyRotation = false } = properties;
  const { KeySpec = 'SYMMETRIC_DEFAULT', KeyUsage = 'ENCRYPT_DECRYPT', Origin = 'AWS_KMS' } = properties;
  const encrypts = KeySpec === 'SYMMETRIC_DEFAULT' && KeyUsage === 'ENCRYPT_DECRYPT' && Origin === 'AWS_KMS';
  return {
    key: path,
    on: Enabled,
    rotates: EnableKeyRotation,
    encrypts,
    isOfThisAccountAlone: isOfThisAccountAlone(view, key),
  };
}

export const isSound = (state: Json | undefined): boolean => {
  const { key: _, ...truths } = (state ?? { missing: true }) as JsonObject;
  return !('missing' in truths) && Object.values(truths).every((one) => one === true);
};

/** Whether everybody of this account who has a policy for it may use a key, and nobody of another one, by whatever request. */
const isOfThisAccountAlone = (view: View, resource: TemplateResource): boolean =>
  USES.every((action) => {
    const own = view.access.may({ who: {}, action, resource }).decision;
    const other = view.access.may({ who: OTHER_ACCOUNT, action, resource, otherKeys: 'any' }).decision;
    return own === 'allowed' && other === 'denied';
  });
