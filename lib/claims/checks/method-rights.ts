/** What the role of a method may do in DynamoDB. */
import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Asked } from '../../assembly/policies/access';
import type { View } from '../view';
import { decisions, isAssumedBy, notDenied, referred } from './access';
import { operation } from './api-methods';
import { at, ordersTable } from './dsl';
import { REQUESTS } from './dynamodb-request';
import { keysOfTable } from './keys';
import type { Grant } from '../../assembly/policies/grants';
import { grantsBeside } from './rights';
import { placesOf } from './table-places';
import { usesKeyOf } from './tables';

/** What is done to items; a policy of the table could allow it too. */
const ITEM_ACTIONS = ['DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
  (name) => `dynamodb:${name}`,
);
/** With the key of a table that is encrypted with one. */
const KEY_ACTIONS = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey'].map((name) => `kms:${name}`);

/** The one request that a method makes, asked for its role; and what else any policy allows it. */
export function rights(method: TemplateResource, view: View): Json | undefined {
  const its = operation(method, view);
  const who = referred(view, method, at('Integration.Credentials')(method), ['AWS::IAM::Role', 'Arn']);
  const [orders] = view.matching(ordersTable);
  if (!its || !who || !orders) return undefined;
  const { action, index } = REQUESTS[its];
  const within = index === undefined ? '' : `/index/${index}`;
  const own: Asked = { who, action: `dynamodb:${action}`, resource: orders, within };
  const others = ITEM_ACTIONS.filter((one) => one !== own.action || within !== '');
  const tables = placesOf(orders).map(({ region }) => view.access.arnOf(orders, region) + within);
  const keys = keysOfTable(view, orders).flatMap(({ key }) => (key ? [view.access.arnOf(key)] : []));
  const isMeant = (grant: Grant): boolean =>
    (grant.action === own.action && tables.includes(grant.resource)) ||
    (KEY_ACTIONS.includes(grant.action) && keys.includes(grant.resource));
  return {
    own: decisions(view, [isAssumedBy('apigateway.amazonaws.com', who), own, ...usesKeyOf(orders, who, view)]),
    beside: [
      ...grantsBeside(view, who, isMeant),
      ...notDenied(
        view,
        others.map((one) => ({ who, action: one, resource: orders, otherKeys: 'any' })),
      ),
    ],
  };
}
