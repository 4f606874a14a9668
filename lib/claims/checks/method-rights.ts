/** What the role of a method may do in DynamoDB. */
import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import { BY_CUSTOMER_INDEX, BY_STATUS_INDEX } from '../../orders/dynamodb/keys';
import type { View } from '../view';
import { decisions, isAssumedBy, notDenied, referred } from './access';
import { operation } from './api-methods';
import { at, ordersTable, table } from './dsl';
import { REQUESTS } from './dynamodb-request';
import { usesKeyOf } from './tables';

/**
 * Of an index.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
const READS = ['dynamodb:PartiQLSelect', 'dynamodb:Query', 'dynamodb:Scan'];
/** Of any table; of its own also all else that is done to items, and what would change it or take it away. */
const ITEMS = [
  ...READS,
  ...['GetItem', 'BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name}`),
];
const WHOLE = ['BatchGetItem', 'PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate', 'DeleteTable', 'UpdateTable'].map(
  (name) => `dynamodb:${name}`,
);

const indexPath = (index: string | undefined): string => (index === undefined ? '' : `/index/${index}`);

/** The one request that a method makes, asked for its role; and of all others those that are not denied to it. */
export function rights(method: TemplateResource, view: View): Json | undefined {
  const its = operation(method, view);
  const who = referred(view, method, at('Integration.Credentials')(method), ['AWS::IAM::Role', 'Arn']);
  const [orders] = view.matching(ordersTable);
  if (!its || !who || !orders) return undefined;
  const { action, index } = REQUESTS[its];
  const own: Asked = { who, action: `dynamodb:${action}`, resource: orders, within: indexPath(index) };
  const on = (resource: TemplateResource, within: string, actions: readonly string[]): Asked[] =>
    actions.map((one) => ({ who, action: one, resource, within, otherKeys: 'any' }));
  const others = [
    ...on(orders, '', WHOLE),
    ...view.matching(table).flatMap((one) => on(one, '', ITEMS)),
    ...[BY_CUSTOMER_INDEX, BY_STATUS_INDEX].flatMap((one) => on(orders, indexPath(one), READS)),
  ].filter((one) => one.action !== own.action || one.resource !== orders || one.within !== own.within);
  return {
    own: decisions(view, [isAssumedBy('apigateway.amazonaws.com', who), own, ...usesKeyOf(orders, who, view)]),
    beside: notDenied(view, others),
  };
}
