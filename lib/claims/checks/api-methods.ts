/** The methods of an API of the orders, whatever stands behind them: where they are, and what they check before they go on. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { accepts } from '../../engines/api-gateway/models';
import { operationOf, type OrderOperation } from '../../orders/routes';
import type { Select, View } from '../view';
import { referred } from './access';
import { attempt } from './attempt';
import { at, both, inStack, is, isOn, ofType } from './dsl';

const RESOURCE = 'AWS::ApiGateway::Resource';

export const methodIn = (stack: string): Select => both(ofType('AWS::ApiGateway::Method'), inStack(stack));

/** As `/orders`. */
export function pathOf(method: TemplateResource, view: View): string {
  const parts: string[] = [];
  let resource = referred(view, method, method.properties['ResourceId'], [RESOURCE, 'Ref']);
  // One that is its own parent has no end.
  while (resource && parts.length < 20) {
    parts.unshift(asText(resource.properties['PathPart']));
    resource = referred(view, resource, resource.properties['ParentId'], [RESOURCE, 'Ref']);
  }
  return `/${parts.join('/')}`;
}

/** What a method is for, by its verb and path. */
export const operation = (method: TemplateResource, view: View): OrderOperation | undefined =>
  operationOf(asText(method.properties['HttpMethod']), pathOf(method, view));

const TIME = '2026-01-31T12:00:00.000Z';
/** By operation, a body to take and some to refuse. */
const BODIES: { readonly [operation: string]: { readonly good: Json; readonly bad: readonly Json[] } } = {
  put: {
    good: { amount: 1, placedAt: TIME },
    bad: [{}, [], { amount: 1 }, { amount: -1, placedAt: TIME }, { amount: 1, placedAt: TIME, pk: 'x' }],
  },
  changeStatus: {
    good: { from: 'PLACED', to: 'PAID' },
    bad: [{}, [], { from: 'PLACED' }, { from: 'PLACED', to: 'LOST' }, { from: 'PLACED', to: 'PAID', pk: 'x' }],
  },
};

/** What a method lets through by its validator and model: of bodies, or without a query parameter that it needs. */
export function letsThrough(method: TemplateResource, view: View): Json | undefined {
  const its = operation(method, view);
  const bodies = its && BODIES[its];
  const validator = referred(view, method, method.properties['RequestValidatorId'], [
    'AWS::ApiGateway::RequestValidator',
    'Ref',
  ]);
  if (its === 'listByStatus') {
    const isDemanded = at('RequestParameters')(method);
    const demands = isObject(isDemanded) && isOn(isDemanded['method.request.querystring.status']);
    return { listingWithoutStatus: !(demands && isOn(validator?.properties['ValidateRequestParameters'])) };
  }
  if (!bodies) return its && {};
  const schema = isOn(validator?.properties['ValidateRequestBody']) ? schemaOf(method, view) : undefined;
  const isTaken = (body: Json): boolean => !schema || attempt(() => accepts(schema, JSON.stringify(body))) === true;
  return { good: isTaken(bodies.good), bad: bodies.bad.filter(isTaken) };
}

export const ONLY_GOOD = (found: Json | undefined, method: TemplateResource, view: View): boolean => {
  const its = operation(method, view);
  if (its === 'listByStatus') return is({ listingWithoutStatus: false })(found);
  return is(its && BODIES[its] ? { good: true, bad: [] } : {})(found);
};

function schemaOf(method: TemplateResource, view: View): JsonObject | undefined {
  const models = method.properties['RequestModels'];
  const ofJson = isObject(models) ? (models['application/json'] ?? models['$default']) : undefined;
  const schema = referred(view, method, ofJson, ['AWS::ApiGateway::Model', 'Ref'])?.properties['Schema'];
  return isObject(schema) ? onceByText(schema) : undefined;
}

/** What validates is made for each object anew. */
const known = new Map<string, JsonObject>();
function onceByText(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  const found = known.get(text) ?? schema;
  known.set(text, found);
  return found;
}
