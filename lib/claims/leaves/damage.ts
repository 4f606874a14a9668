import { asText, type Json, type ResourceJson } from '../../assembly/assembly';
import { isReference, type Leaf } from './leaves';

/**
 * What else could stand there: the other truth value, no amount, another text, another resource of the same kind.
 *
 * @param others references of the same kind to something else, where the template has some
 */
export function damaged(value: Json, others: readonly Json[] = []): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value === 0 ? 1 : 0;
  if (isReference(value)) return others[0] ?? 'arn:aws:another:eu-west-1:111122223333:one';
  if (value === 'true' || value === 'false') return value === 'true' ? 'false' : 'true';
  return `${asText(value)}x`;
}

/** A copy of a resource with another value at one leaf. */
export function withValue(resource: ResourceJson, path: Leaf['path'], value: Json): ResourceJson {
  const replaced = (whole: Json | undefined, [head, ...rest]: Leaf['path']): Json => {
    if (head === undefined) return value;
    if (Array.isArray(whole)) return whole.map((part: Json, index) => (index === head ? replaced(part, rest) : part));
    const object = whole as { readonly [key: string]: Json };
    return { ...object, [head]: replaced(object[head], rest) };
  };
  return { ...resource, Properties: replaced(resource.Properties, path) as never };
}
