/** The stream of the orders table and what reads it. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { streamOf } from '../../assembly/policies/deployed-text';
import type { Asked } from '../../assembly/policies/access';
import { orderKey } from '../../orders/dynamodb/keys';
import type { View } from '../view';
import { attempt } from './attempt';
import { at, is, ordersTable } from './dsl';
import { passes } from './event-pattern';
import { usesKeyOf } from './tables';
import { functionOf, queueOf, tableOf, type runsAbleFunction } from './triggers';

/** How long a stream keeps a record, in seconds. */
export const A_DAY = 86_400;
/** Of a mapping, where it sends what stays unhandled. */
export const ON_FAILURE = 'DestinationConfig.OnFailure.Destination';

const { pk, sk } = orderKey({ customerId: 'a', orderId: 'b' });
/** A record of each kind, as far as a filter may look at it. */
export const RECORDS = ['INSERT', 'MODIFY', 'REMOVE'].map((eventName) => ({
  eventName,
  eventSource: 'aws:dynamodb',
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
}));

/** Of the changes of an order, those that a filter lets through; with no filter all. */
export const letThrough = (resource: TemplateResource): Json => {
  const filters = at('FilterCriteria.Filters[].Pattern')(resource) ?? [];
  const patterns = (filters as readonly string[]).map((text) => attempt(() => JSON.parse(text) as Json));
  return RECORDS.filter(
    (record) => !patterns.length || patterns.some((pattern) => passes(pattern, record) === true),
  ).map(({ eventName }) => eventName);
};

export const handlesFailure = (found: Json | undefined): boolean => {
  if (!isObject(found)) return false;
  const { MaximumRetryAttempts: retries, MaximumRecordAgeInSeconds: age } = found;
  return (
    is(['ReportBatchItemFailures'])(found['FunctionResponseTypes']) &&
    found['BisectBatchOnFunctionError'] === true &&
    (retries === -1 || Number(retries) > 0) &&
    Number(age) >= 60 &&
    Number(age) < A_DAY
  );
};

/** Of the function: to read the stream, to park what is poison, to keep the totals. */
export const needs: Parameters<typeof runsAbleFunction>[2] = (source, who, its, view) => {
  const [orders] = view.matching(ordersTable);
  const totals = tableOf(its, 'TOTALS_TABLE_NAME', view);
  const letters = queueOf(source, ON_FAILURE, view);
  if (!orders || !totals || !letters) return [];
  const on = (resource: TemplateResource, within: string, ...actions: string[]): Asked[] =>
    actions.map((action) => ({ who, action, resource, within }));
  return [
    ...on(orders, streamOf(orders), 'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'),
    ...on(letters, '', 'sqs:SendMessage'),
    ...on(totals, '', 'dynamodb:GetItem', 'dynamodb:UpdateItem'),
    ...usesKeyOf(orders, who, view),
  ];
};

/** The dead-letter queue of a mapping, where its function names the same. */
export function deadLettersOf(source: TemplateResource, view: View): TemplateResource | undefined {
  const [letters, its] = [queueOf(source, ON_FAILURE, view), functionOf(source, view)];
  const named = its && queueOf(its, 'Environment.Variables.DEAD_LETTER_QUEUE_URL', view, 'Ref');
  return letters === named ? letters : undefined;
}
