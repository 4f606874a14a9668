import type { Request } from './exchange';
import type { Method, RestApi } from './rest-api';
import type { RequestParameters } from './variables';

/** The method that the request line names; a resource without parameters wins over one that has them. */
export const findMethod = (
  { methods }: RestApi,
  { method, target }: Pick<Request, 'method' | 'target'>,
): Method | undefined =>
  methods
    .filter(({ httpMethod, resource }) => httpMethod === method && segmentsOf(resource, target) !== undefined)
    .sort((a, b) => a.resource.split('{').length - b.resource.split('{').length)[0];

/** Decoded once, as API Gateway does before a template sees them; of a query parameter given twice the last counts. */
export function parametersOf(
  { resource }: Method,
  { target, headers }: Pick<Request, 'target' | 'headers'>,
): RequestParameters {
  return {
    path: Object.fromEntries(
      (segmentsOf(resource, target) ?? []).flatMap(([name, value]) =>
        name.startsWith('{') ? [[name.slice(1, -1), decoded(value)]] : [],
      ),
    ),
    querystring: Object.fromEntries(new URLSearchParams(target.split('?')[1] ?? '')),
    header: headers,
  };
}

/** Pairs of the resource's segment and the path's, or undefined where they do not fit. */
function segmentsOf(resource: string, target: string): [name: string, value: string][] | undefined {
  const [names, values] = [resource.split('/'), (target.split('?')[0] ?? '').split('/')];
  const pairs = names.map((name, index): [string, string] => [name, values[index] ?? '']);
  const fits = pairs.every(([name, value]) => (name.startsWith('{') ? value !== '' : value === name));
  return names.length === values.length && fits ? pairs : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
