import { asText, isObject, type JsonObject } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence, Expectation, Mutation } from '../evidence';
import { allAre } from './access';
import { methodIn, operation } from './api-methods';
import { both, change, expectation, inStack, is, ofKind, parts, set } from './dsl';
import { REQUESTS, requestOf } from './dynamodb-request';
import { guardedApi } from './guarded-api';
import { unguarded, unguardedInOtherWays } from './guarded-api-mutations';
import { rights } from './method-rights';
import { attach, changeOne, distrust, roleIn } from './mutations';
import { kmsKey } from './keys';

const API = 'the API of DynamoDB';
const method = methodIn(DYNAMODB_STACK);
/** The roles that API Gateway takes on in the stack. */
const roles = both(roleIn(DYNAMODB_STACK), ({ properties }) =>
  JSON.stringify(properties['AssumeRolePolicyDocument']).includes('apigateway.amazonaws.com'),
);

/** The integration with DynamoDB's action in the region of the stack, whose bodies are all made by its template. */
const callsDynamoDb: Expectation['holds'] = (found, one, view) => {
  const its = operation(one, view);
  return (
    its !== undefined &&
    is(['AWS', 'POST', `arn:aws:apigateway:${asText(one.region)}:dynamodb:action/${REQUESTS[its].action}`, 'NEVER'])(
      Object.values(found as JsonObject),
    )
  );
};

export const int02: Evidence = {
  expectations: [
    ...guardedApi(API, DYNAMODB_STACK),
    expectation(
      `every method of ${API}`,
      'calls DynamoDB itself, with no function in between',
      method,
      parts(
        'Integration.Type',
        'Integration.IntegrationHttpMethod',
        'Integration.Uri',
        'Integration.PassthroughBehavior',
      ),
      callsDynamoDb,
    ),
    expectation(
      `every method of ${API}`,
      'asks for one order of the orders table, or for those of one index',
      method,
      requestOf,
      (found, one, view) => {
        const { index, key } = REQUESTS[operation(one, view) ?? 'get'];
        return is({ table: 'orders', ...(index !== undefined && { index }), key })(found);
      },
    ),
    expectation(
      `every method of ${API}`,
      'has a role that may do this on that table or index, and nothing else',
      method,
      rights,
      (found) => isObject(found) && allAre('allowed')(found['own']) && is([])(found['beside']),
    ),
  ],
  mutations: [
    ...unguarded(API, DYNAMODB_STACK),
    ...unguardedInOtherWays(API, DYNAMODB_STACK),
    ...ofKind(
      'wrong-thing',
      set('call another service', method, 'Integration.Uri', 'arn:aws:apigateway:eu-west-1:sqs:path/orders'),
      change(
        'do another action',
        method,
        (properties) => (properties['Integration'].Uri = properties['Integration'].Uri.replace(/\w+$/, 'Scan')),
      ),
      change(
        'call another region',
        method,
        (properties) =>
          (properties['Integration'].Uri = properties['Integration'].Uri.replace('eu-west-1', 'us-east-1')),
      ),
      inTemplate('ask another table', '"TableName": "orders"', '"TableName": "order-totals"'),
      inTemplate('list by another index', '"IndexName": "by-status"', '"IndexName": "by-customer"'),
      inTemplate('ask for the orders of somebody else', 'CUSTOMER${hash}$customerId', 'CUSTOMER${hash}everybody'),
      set('put a function into the path', method, 'Integration.Type', 'AWS_PROXY'),
    ),
    ...ofKind(
      'switched-off',
      set('take bodies that no template has made', method, 'Integration.PassthroughBehavior', 'WHEN_NO_MATCH'),
    ),
    ...ofKind(
      'unable',
      distrust('let API Gateway assume none of the roles', roles),
      attach('deny the roles to write', roles, { Effect: 'Deny', Action: 'dynamodb:Update*', Resource: '*' }),
      change(
        'close the keys',
        both(kmsKey, inStack(DYNAMODB_STACK)),
        (properties) => (properties['KeyPolicy'].Statement = []),
      ),
      set('leave the methods without a role', method, 'Integration.Credentials', undefined),
    ),
    ...ofKind(
      'granted-beside',
      attach('let the roles scan as well', roles, { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: '*' }),
      attach('let the roles do all but one thing', roles, {
        Effect: 'Allow',
        NotAction: 'dynamodb:DeleteTable',
        Resource: '*',
      }),
      attach('let the roles into other tables', roles, {
        Effect: 'Allow',
        Action: 'dynamodb:Get*',
        NotResource: 'arn:aws:dynamodb:*:*:table/orders',
      }),
    ),
    ...ofKind(
      'one-of-several',
      changeOne(
        'put a function into the path of one method',
        method,
        (properties) => (properties['Integration'].Type = 'AWS_PROXY'),
      ),
    ),
  ],
};

/** Puts a text into the request template of every method in the place of another. */
function inTemplate(name: string, text: string, other: string): Mutation {
  return change(name, method, ({ Integration: integration }) => {
    const templates = integration.RequestTemplates;
    for (const [type, template] of Object.entries<string>(templates))
      templates[type] = template.replaceAll(text, other);
  });
}
