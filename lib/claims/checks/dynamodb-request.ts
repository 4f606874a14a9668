/** What a method of API Gateway asks DynamoDB for, by its own mapping template. */
import { asText, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { Input, Util } from '../../engines/api-gateway/variables';
import { renderTemplate } from '../../engines/api-gateway/velocity';
import { BY_CUSTOMER_INDEX, BY_STATUS_INDEX, customerPartition, orderKey } from '../../orders/dynamodb/keys';
import type { OrderOperation } from '../../orders/routes';
import { attempt } from './attempt';
import { at } from './dsl';

const TEMPLATE = 'application/json';
const ID = { customerId: 'c-1', orderId: 'o-2' };
const BODY = { amount: 1, placedAt: '2026-01-31T12:00:00.000Z', from: 'PLACED', to: 'PAID' };
const PARAMETERS = { path: ID, querystring: { status: 'PAID' }, header: {} };

/** By operation, what a good request to the API is in DynamoDB: action, index, and the key or the value of the index's key. */
export const REQUESTS: Readonly<Record<OrderOperation, { action: string; index?: string; key: JsonObject }>> = {
  put: { action: 'UpdateItem', key: itemKey() },
  get: { action: 'GetItem', key: itemKey() },
  delete: { action: 'DeleteItem', key: itemKey() },
  changeStatus: { action: 'UpdateItem', key: itemKey() },
  listByCustomer: { action: 'Query', index: BY_CUSTOMER_INDEX, key: { pk: { S: customerPartition(ID.customerId) } } },
  listByStatus: { action: 'Query', index: BY_STATUS_INDEX, key: { status: { S: 'PAID' } } },
};

function itemKey(): JsonObject {
  const { pk, sk } = orderKey(ID);
  return { pk: { S: pk }, sk: { S: sk } };
}

/** What one good request to a method comes to; nothing where its template makes no request of it. */
export function requestOf(method: TemplateResource): Json | undefined {
  const templates = at('Integration.RequestTemplates')(method) as JsonObject | undefined;
  const variables = { input: new Input(JSON.stringify(BODY), PARAMETERS), util: new Util(), context: {} };
  const sent = attempt(() => JSON.parse(renderTemplate(asText(templates?.[TEMPLATE]), variables)) as JsonObject);
  if (!sent) return undefined;
  const { TableName: table = null, IndexName: index } = sent;
  return { table, ...(index !== undefined && { index }), key: sent['Key'] ?? conditionOf(sent) };
}

/** The one comparison that starts the condition of a query, as `#key = :key`, with its names and values put in. */
function conditionOf({
  KeyConditionExpression,
  ExpressionAttributeNames,
  ExpressionAttributeValues,
}: JsonObject): Json {
  const [, name = '', value = ''] = /^(\S+) = (\S+)$/.exec(asText(KeyConditionExpression)) ?? [];
  const names = ExpressionAttributeNames as JsonObject;
  const values = ExpressionAttributeValues as JsonObject;
  return { [asText(names[name])]: values[value] ?? null };
}
