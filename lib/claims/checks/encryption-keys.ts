/** The keys that data is encrypted with, as far as they decide whether it can be read, and so restored. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { evaluate, type NamedPolicy } from '../../assembly/policies/evaluate';
import { accountOf } from '../../assembly/policies/request';
import { list } from '../../assembly/policies/role-policies';
import { findRegion } from '../../settings/regions';
import type { Look } from '../evidence';
import type { View } from '../view';
import { roleOfAtlas, sameProject } from './atlas-roles';
import { all, at, ofType } from './dsl';

const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const VENDORS: JsonObject = { key: 'the vendor’s own', flaws: [] };
const UNKNOWN: JsonObject = { key: null, flaws: ['it is none of this app'] };

const ALL_RIGHTS: NamedPolicy = {
  name: 'all rights',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
};

/** What a key must be, to encrypt; it is so where the template does not say. */
const AS_IT_MUST_BE: Readonly<Record<string, Json>> = {
  Enabled: true,
  KeyUsage: 'ENCRYPT_DECRYPT',
  KeySpec: 'SYMMETRIC_DEFAULT',
  Origin: 'AWS_KMS',
};

/** A key, and what keeps data that it encrypts from being read. */
function stateOf({ path, properties }: TemplateResource, ...more: (string | false)[]): JsonObject {
  const flaws = Object.entries(AS_IT_MUST_BE)
    .filter(([name, value]) => (properties[name] ?? value) !== value)
    .map(([name]) => `${name} is ${JSON.stringify(properties[name])}`);
  return { key: path, flaws: [...flaws, ...more.filter((flaw) => flaw !== false)] };
}

/** Of what is encrypted in a region, with the key that it names, or with the vendor's. */
export function keyOf(view: View, from: TemplateResource, keyId: Json | undefined, region = ''): JsonObject {
  if (keyId === undefined) return VENDORS;
  const key = view.target(from, keyId)?.resource;
  if (key?.type !== 'AWS::KMS::Key') return UNKNOWN;
  const context = { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` };
  const arn = view.access.arnOf(key);
  const principal = `arn:aws:iam::${accountOf(arn)}:role/whoever`;
  const request = { principal, action: 'kms:Decrypt', resource: arn, context };
  const { decision } = evaluate(request, { identity: [ALL_RIGHTS], ...view.access.policyOf(key) });
  return stateOf(
    key,
    key.region !== region && `it is in ${key.region ?? '?'}`,
    decision !== 'allowed' && 'its policy lets nobody use it',
  );
}

/** Of each region of a table, of either type. */
export const tableKeys: Look = (table, view) => {
  const { properties, region = '' } = table;
  const isOwn = at('SSESpecification.SSEEnabled')(table) === true;
  const replicas = list(properties['Replicas'] ?? { ...properties, Region: region }).filter(isObject);
  return replicas.map(({ Region = null, SSESpecification: its }): Json => {
    const keyId = isOwn && isObject(its) ? its['KMSMasterKeyId'] : undefined;
    return { region: Region, ...keyOf(view, table, keyId, asText(Region)) };
  });
};

const NEEDED = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'];

/** Of a cluster, by its project. */
export const clusterKey: Look = (cluster, view) => {
  const provider = cluster.properties['EncryptionAtRestProvider'] ?? 'NONE';
  if (provider === 'NONE') return VENDORS;
  const registration = view.matching(atRest).find((one) => sameProject(view, one, cluster));
  const config = registration?.properties['AwsKmsConfig'];
  if (provider !== 'AWS' || !registration || !isObject(config)) return UNKNOWN;
  const key = view.target(registration, config['CustomerMasterKeyID'])?.resource;
  if (key?.type !== 'AWS::KMS::Key') return UNKNOWN;
  const atlas = roleOfAtlas(view, registration, config['RoleID']);
  const isOpen = NEEDED.every(
    (action) => atlas && view.access.may({ who: atlas.role, action, resource: key }).decision === 'allowed',
  );
  return stateOf(
    key,
    config['Enabled'] !== true && 'Atlas does not use it',
    key.region !== findRegion('AWS', asText(config['Region'])) && `it is in ${key.region ?? '?'}`,
    !(isOpen && atlas?.isAtlasAlone) && 'Atlas may not use it, or not Atlas alone',
  );
};

const works = (state: Json): boolean => isObject(state) && list(state['flaws']).length === 0 && state['key'] !== null;
export const keyWorks = (found: Json | undefined): boolean => found !== undefined && works(found);
export const allKeysWork = all(works);
