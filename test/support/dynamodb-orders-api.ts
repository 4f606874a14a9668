import { CreateTableCommand, DynamoDBClient, GetItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { Template } from 'aws-cdk-lib/assertions';
import { orderKey } from '../../lambda/orders/dynamodb-keys';
import type { OrderId } from '../../lambda/orders/order';
import { ROUTES, type Operation } from '../../lambda/orders/routes';
import { OrdersApi } from '../../lib/dynamodb/orders-api';
import { OrdersTable } from '../../lib/dynamodb/orders-table';
import { TableEncryption } from '../../lib/dynamodb/table-encryption';
import { dynamoDbBackend } from '../../lib/tryout/api-gateway/dynamodb-backend';
import { restApiHandler, type Backend, type Request, type Response } from '../../lib/tryout/api-gateway/handle';
import { readRestApi } from '../../lib/tryout/api-gateway/rest-api';
import { findDynamoDb, startDynamoDb } from '../../lib/tryout/engines/dynoxide';
import type { ProfileName } from '../../lib/settings/schema';
import { documented } from './openapi';
import type { Send } from './order-contract';
import { onlyResource } from './resources';
import { settingsOf, testStack } from './test-stack';

/** The template of the orders table and the API in front of it, alone in a stack. */
export function ordersApiTemplate(profile: ProfileName, overrides: Record<string, unknown> = {}): Template {
  const stack = testStack();
  const settings = settingsOf(profile, overrides);
  const table = new OrdersTable(stack, 'Orders', {
    settings,
    encryption: new TableEncryption(stack, 'Encryption', settings),
  });
  new OrdersApi(stack, 'OrdersApi', { settings, table });
  return Template.fromStack(stack);
}

/** API Gateway's stand-in with the API of a template in front of any backend. */
export const gatewayOf = (template: Template, backend: Backend): ((request: Request) => Promise<Response>) =>
  restApiHandler(readRestApi(template.toJSON() as Parameters<typeof readRestApi>[0]), backend);

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

const targetOf = (operation: Operation, path: Record<string, string>, query: Record<string, string>): string => {
  const filled = ROUTES[operation].resource.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  return `${filled}?${new URLSearchParams(query).toString()}`;
};

const engine = findDynamoDb();

/** `describe` where a local DynamoDB can be had; else the tests show as skipped and the reason is said. */
export const describeOnDynamoDb = (name: string, tests: () => void): void => {
  if ('unavailable' in engine) {
    console.warn(`not run: ${name}: ${engine.unavailable}`);
    describe.skip(name, tests);
  } else describe(name, tests);
};

export interface OrdersOnDynamoDb {
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
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  const server = await startDynamoDb(engine);
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { Properties: table } = onlyResource(template, 'AWS::DynamoDB::GlobalTable');
  const { TableName, AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes } = table;
  const definition = ({ IndexName, KeySchema, Projection }: Record<string, unknown>) => ({
    IndexName,
    KeySchema,
    Projection,
  });
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions,
      KeySchema,
      BillingMode: 'PAY_PER_REQUEST',
      LocalSecondaryIndexes: LocalSecondaryIndexes?.map(definition),
      GlobalSecondaryIndexes: GlobalSecondaryIndexes?.map(definition),
    }),
  );

  const sent: { action: string; body: string }[] = [];
  const backend = dynamoDbBackend(server.endpoint, 'eu-west-1');
  const handle = gatewayOf(template, (action, body) => {
    sent.push({ action, body });
    return backend(action, body);
  });
  return {
    handle,
    send: gatewaySender(handle),
    sent,
    async stored(id) {
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
