/** The keys that data is encrypted with, as far as they decide whether it can be read, and so restored. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { findRegion } from '../../settings/regions';
import type { Look } from '../evidence';
import type { View } from '../view';
import { allAre, decisions } from './access';
import { sameProject } from './database-users';
import { all, at, isOn, ofType } from './dsl';
import { keyAt, stateOf } from './keys';
import { isForAtlasAlone, wayIn } from './way-in';

const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const VENDORS: JsonObject = { key: 'the vendor’s own', flaws: [] };
const UNKNOWN: JsonObject = { key: null, flaws: ['it is none of this app'] };

const FLAWS: Readonly<Record<string, string>> = {
  on: 'it is off',
  encrypts: 'it encrypts nothing',
  isOfThisAccountAlone: 'it is not for this account, or not for it alone',
};

/** A key, and what keeps data that it encrypts from being read. */
function withFlaws(
  view: View,
  key: TemplateResource,
  region: string | undefined,
  ...more: (string | false)[]
): JsonObject {
  const state = stateOf(view, key);
  const flaws = Object.entries(FLAWS).flatMap(([name, flaw]) => (isObject(state) && isOn(state[name]) ? [] : [flaw]));
  const elsewhere = key.region === region ? [] : [`it is in ${key.region ?? '?'}`];
  return { key: key.path, flaws: [...flaws, ...elsewhere, ...more.filter((flaw) => flaw !== false)] };
}

/** Of what is encrypted in a region, with the key that it names, or with the vendor's. @param service that asks for it, as `dynamodb` */
export function keyNamed(
  view: View,
  from: TemplateResource,
  value: Json | undefined,
  region: string,
  service: string,
): JsonObject {
  if (value === undefined) return VENDORS;
  const resource = keyAt(view, from, value, 'Arn');
  if (!resource) return UNKNOWN;
  const context = { 'kms:ViaService': `${service}.${region}.amazonaws.com` };
  const { decision } = view.access.may({ who: {}, action: 'kms:Decrypt', resource, context });
  return withFlaws(view, resource, region, decision !== 'allowed' && `nobody may use it through ${service}`);
}

/** Of each region of a table, of either type. */
export const tableKeys: Look = (table, view) => {
  const { properties, region: own = '' } = table;
  const isOwn = isOn(at('SSESpecification.SSEEnabled')(table));
  const replicas = list(properties['Replicas'] ?? { ...properties, Region: own }).filter(isObject);
  return replicas.map(({ Region, SSESpecification: its }): Json => {
    const region = asText(Region);
    const keyId = isOwn && isObject(its) ? its['KMSMasterKeyId'] : undefined;
    return { region, ...keyNamed(view, table, keyId, region, 'dynamodb') };
  });
};

const NEEDED = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'];

/** Of a cluster, by its project. */
export const clusterKey: Look = (cluster, view) => {
  const provider = cluster.properties['EncryptionAtRestProvider'] ?? 'NONE';
  if (provider === 'NONE') return VENDORS;
  const config = view.matching(atRest).find((one) => sameProject(view, one, cluster));
  const key = config && keyAt(view, config, at('AwsKmsConfig.CustomerMasterKeyID')(config), 'Ref');
  if (provider !== 'AWS' || !key) return UNKNOWN;
  const way = wayIn(config, view);
  const asked = way ? NEEDED.map((action) => ({ who: way.role, action, resource: key })) : [];
  const isOpen = way && isForAtlasAlone(view, way) && allAre('allowed')(decisions(view, asked));
  return withFlaws(
    view,
    key,
    findRegion('AWS', asText(at('AwsKmsConfig.Region')(config))),
    !isOn(at('AwsKmsConfig.Enabled')(config)) && 'Atlas does not use it',
    !isOpen && 'Atlas may not use it, or not Atlas alone',
  );
};

const works = (state: Json): boolean => isObject(state) && list(state['flaws']).length === 0 && state['key'] !== null;
export const keyWorks = (found: Json | undefined): boolean => found !== undefined && works(found);
export const allKeysWork = all(works);
