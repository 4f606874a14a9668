import {
  DynamoDBClient,
  GetItemCommand,
  type AttributeValue,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { Template } from 'aws-cdk-lib/assertions';
import { orderKey } from '../../lib/orders/dynamodb/keys';
import type { OrderId } from '../../lib/orders/order';
import { ROUTES, type OrderOperation } from '../../lib/orders/routes';
import { OrdersApi } from '../../lib/stacks/dynamodb/orders-api';
import { retentionOf } from '../../lib/stacks/common/retention';
import { dynamoDbBackend } from '../../lib/engines/api-gateway/dynamodb-backend';
import type { Backend, Request, Response } from '../../lib/engines/api-gateway/exchange';
import { readRestApi, type RestApi, type SynthesizedTemplate } from '../../lib/engines/api-gateway/rest-api';
import type { ProfileName } from '../../lib/settings/schema';
import { tableDefinition } from '../../lib/tryout/table-definition';
import { startTable, type LocalTable } from './local-table';
import { documented } from './openapi';
import type { Send } from './order-contract';
import { ordersTableScope } from './orders-table-scope';
import { settingsOf } from './test-stack';
import { ORDERS_TABLE_NAME } from '../../lib/stacks/names';
import { restApiHandler } from '../../lib/engines/api-gateway/handle';

/** The template of the orders table and the API in front of it, alone in a stack. */
export function ordersApiTemplate(profile: ProfileName, overrides: Record<string, unknown> = {}): Template {
  const settings = settingsOf(profile, overrides);
  const { stack, table } = ordersTableScope(settings);
  const { customerIndex } = settings.dynamodb;
  new OrdersApi(stack, 'OrdersApi', { ...retentionOf(settings), table, customerIndex });
  return Template.fromStack(stack);
}

/** The same API with no model in front of its mapping templates. */
export const withoutModels = (template: Template): Template =>
  Template.fromJSON(
    JSON.parse(JSON.stringify(template.toJSON()), (name, value: unknown) =>
      name === 'RequestModels' ? undefined : value,
    ) as Record<string, unknown>,
  );

/** API Gateway's stand-in with the API of a template in front of any backend. */
export function gatewayOf(template: Template, backend: Backend): (request: Request) => Promise<Response> {
  const api = apis.get(template) ?? readRestApi(jsonOf(template));
  apis.set(template, api);
  return restApiHandler(api, backend);
}
const apis = new WeakMap<Template, RestApi>();

const jsonOf = (template: Template): SynthesizedTemplate => template.toJSON() as SynthesizedTemplate;

/** A signed request; every answer is one that the OpenAPI document has. */
export const gatewaySender = (handle: (request: Request) => Promise<Response>): Send =>
  documented(async (operation, { path = {}, query = {}, body, text } = {}) => {
    const {
      status,
      headers,
      body: answered,
    } = await handle({
      method: ROUTES[operation].method,
      target: targetOf(operation, path, query),
      headers: { authorization: 'AWS4-HMAC-SHA256', 'content-type': 'application/json' },
      ...((text ?? body) !== undefined && { body: text ?? JSON.stringify(body) }),
    });
    return { status, headers, body: answered === '' ? undefined : JSON.parse(answered) };
  });

const targetOf = (operation: OrderOperation, path: Record<string, string>, query: Record<string, string>): string => {
  const filled = ROUTES[operation].resource.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  return `${filled}?${new URLSearchParams(query).toString()}`;
};

export interface OrdersOnDynamoDb {
  readonly definition: CreateTableCommandInput;
  /** Reaches the table by the SDK. */
  readonly config: LocalTable['config'];
  readonly send: Send;
  readonly handle: (request: Request) => Promise<Response>;
  /** Every request that went to DynamoDB, oldest first. */
  readonly sent: readonly { readonly action: string; readonly body: string }[];
  /** The item as it is stored. */
  stored(id: OrderId): Promise<Record<string, AttributeValue> | undefined>;
  stop(): Promise<void>;
}

/** The API of a template in front of a local DynamoDB that holds the table of the same template. */
export async function startOrdersOnDynamoDb(template: Template): Promise<OrdersOnDynamoDb> {
  const definition = tableDefinition(jsonOf(template), ORDERS_TABLE_NAME);
  const server = await startTable(definition);
  const client = new DynamoDBClient(server.config);
  const sent: { action: string; body: string }[] = [];
  const backend = dynamoDbBackend(server.config.endpoint, server.config.region, server.config.credentials);
  const handle = gatewayOf(template, (action, body) => {
    sent.push({ action, body });
    return backend(action, body);
  });
  return {
    definition,
    config: server.config,
    handle,
    send: gatewaySender(handle),
    sent,
    async stored(id) {
      const { TableName } = definition;
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(id), ConsistentRead: true }));
      return Item;
    },
    async stop() {
      client.destroy();
      await server.stop();
    },
  };
}

const keyOf = (id: OrderId) => {
  const { pk, sk } = orderKey(id);
  return { pk: { S: pk }, sk: { S: sk } };
};
