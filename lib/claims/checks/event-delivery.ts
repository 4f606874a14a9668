/** The way of a change in Atlas to a function, from a rule of EventBridge on: queue, mapping, dead letters. */
import { isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { ATLAS_EVENTS_STACK } from '../../assembly/names';
import type { Asked } from '../../assembly/policies/access';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { allAre, decisions, notDenied, referred } from './access';
import { at, expectation, is, parts, present } from './dsl';
import { rule } from './change-events';
import { OTHER_ACCOUNT } from './keys';
import { usesKeyOf } from './tables';
import { eventSource, queueOf, retention, runsAbleFunction, tableOf } from './triggers';

export const mapping = eventSource(ATLAS_EVENTS_STACK);
const QUEUE = 'AWS::SQS::Queue';

interface Target {
  readonly queue: TemplateResource | undefined;
  readonly letters: TemplateResource | undefined;
  readonly changed: string[];
}
const targetsOf = (one: TemplateResource, view: View): Target[] =>
  list(one.properties['Targets'])
    .filter(isObject)
    .map(({ Id: _, Arn, DeadLetterConfig: dead, RetryPolicy: _retry, ...changed }) => ({
      queue: referred(view, one, Arn, [QUEUE, 'Arn']),
      letters: referred(view, one, isObject(dead) ? dead['Arn'] : undefined, [QUEUE, 'Arn']),
      changed: Object.keys(changed),
    }));

/** Of each target of a rule: whether the rule may send to it and its dead-letter queue, and no other rule. */
const deliveries = (one: TemplateResource, view: View): Json =>
  targetsOf(one, view).map(({ queue, letters, changed }): Json => {
    const send = (resource: TemplateResource, from: string): Asked => ({
      who: 'events.amazonaws.com',
      action: 'sqs:SendMessage',
      resource,
      context: { 'aws:SourceArn': from },
    });
    if (!queue || !letters) return null;
    const arn = view.access.arnOf(one);
    return {
      queue: queue.path,
      changed,
      own: decisions(
        view,
        [queue, letters].map((each) => send(each, arn)),
      ),
      beside: notDenied(
        view,
        [queue, letters].flatMap((each) => [
          send(each, `${arn}-of-others`),
          { who: OTHER_ACCOUNT, action: 'sqs:SendMessage', resource: each, otherKeys: 'any' },
        ]),
      ),
    };
  });

const DAY = 86_400;
const isParked = (found: Json | undefined): boolean =>
  isObject(found) && Number(found['receives']) >= 1 && Number(found['seconds']) > DAY;

const needs: Parameters<typeof runsAbleFunction>[2] = (source, who, its, view) => {
  const [queue, totals] = [queueOf(source, 'EventSourceArn', view), tableOf(its, 'TOTALS_TABLE_NAME', view)];
  if (!queue || !totals) return [];
  const on = (resource: TemplateResource, ...actions: string[]): Asked[] =>
    actions.map((action) => ({ who, action, resource }));
  return [
    ...on(queue, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'),
    ...on(totals, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'),
    ...usesKeyOf(totals, who, view),
  ];
};

export const eventDelivery: Expectation[] = [
  expectation(
    'the rule',
    'may send them, whole, to its queue and what it cannot deliver to another, and no other rule may',
    rule,
    deliveries,
    (found) =>
      list(found).length > 0 &&
      list(found).every(
        (one) => isObject(one) && is([])(one['changed']) && allAre('allowed')(one['own']) && is([])(one['beside']),
      ),
  ),
  expectation(
    'the mapping of the queue',
    'reads a queue of the rule, in partial batches, all of it',
    mapping,
    parts('EventSourceArn', 'FunctionResponseTypes', 'FilterCriteria'),
    (found, one, view) => {
      const queue = queueOf(one, 'EventSourceArn', view);
      const sent = view
        .matching(rule)
        .flatMap((each) => targetsOf(each, view))
        .some((target) => queue !== undefined && target.queue === queue);
      return (
        sent &&
        isObject(found) &&
        is(['ReportBatchItemFailures'])(found['FunctionResponseTypes']) &&
        !present(found['FilterCriteria'])
      );
    },
  ),
  ...runsAbleFunction('the mapping of the queue', mapping, needs),
  expectation(
    'the mapping of the queue',
    'leaves what stays unhandled to a dead-letter queue, which keeps it',
    mapping,
    (one, view) => {
      const queue = queueOf(one, 'EventSourceArn', view);
      const letters = queue && queueOf(queue, 'RedrivePolicy.deadLetterTargetArn', view);
      return (
        letters && {
          queue: letters.path,
          receives: at('RedrivePolicy.maxReceiveCount')(queue) ?? null,
          seconds: retention(letters),
        }
      );
    },
    isParked,
  ),
];
