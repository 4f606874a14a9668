/** What the publisher of MongoDB's resource types says of them (`test/fixtures`), and what in a template breaks it. */
import type { ErrorObject } from 'ajv';
import facts from '../fixtures/atlas-types.json';
import type { TypeFacts } from '../fixtures/refresh/type-facts';
import type { AtlasResource } from './atlas-resources';
import { ajv } from './published-schemas';

const TYPES: Readonly<Record<string, TypeFacts>> = facts.types;

/** What CloudFormation or the type's handler would refuse of a resource, a line each. */
export function breaches({ id, type, properties }: AtlasResource): string[] {
  const known = TYPES[type];
  if (!known) return [`${id}: nothing is known of ${type}: npm run atlas-facts`];
  ajv.validate(known.schema, properties);
  return [
    ...(ajv.errors ?? []).filter(({ data }) => !isIntrinsic(data)).map(textOf),
    ...known.readOnly.filter((path) => isSet(properties, path.split('.'))).map((path) => `${path} is read-only`),
  ].map((breach) => `${id}: ${breach}`);
}

const textOf = ({ instancePath, message, params }: ErrorObject): string => {
  const detail = params['additionalProperty'] ?? params['allowedValues']?.join(', ');
  return `${instancePath || '/'} ${message}${detail ? `: ${detail}` : ''}`;
};

/** What CloudFormation puts in the place of `{ Ref: … }` is not known before a deployment. */
const isIntrinsic = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && /^(Ref|Fn::\w+)$/.test(Object.keys(value).join());

function isSet(value: any, [head, ...rest]: readonly string[]): boolean {
  if (head === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return false;
  if (Array.isArray(value)) return value.some((one) => isSet(one, head === '*' ? rest : [head, ...rest]));
  return isSet(value[head], rest);
}
