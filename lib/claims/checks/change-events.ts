/** The way of a change in Atlas to a function: trigger, EventBridge, queue. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { ATLAS_EVENTS_STACK } from '../../assembly/names';
import type { Asked } from '../../assembly/policies/access';
import { accountOf } from '../../assembly/policies/request';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { allAre, decisions, deployed, notDenied, referred } from './access';
import { at, cluster, expectation, is, ofType, parts, present } from './dsl';
import { sameProject } from './database-users';
import { passes } from './event-pattern';
import { usesKeyOf } from './tables';
import { eventSource, queueOf, retention, runsAbleFunction, tableOf } from './triggers';

export const trigger = ofType('MongoDB::Atlas::Trigger');
export const bus = ofType('AWS::Events::EventBus');
export const rule = ofType('AWS::Events::Rule');
export const mapping = eventSource(ATLAS_EVENTS_STACK);

const OPERATIONS = ['DELETE', 'INSERT', 'REPLACE', 'UPDATE'];
const QUEUE = 'AWS::SQS::Queue';

/** What a trigger watches, and what it leaves out of it. */
const watched = (one: TemplateResource, view: View): Json => {
  const {
    OperationTypes: operations,
    Database: database,
    Collection: collection,
    ...more
  } = at('DatabaseTrigger')(one) as Record<string, Json>;
  const { ServiceId: _, FullDocument: _full, FullDocumentBeforeChange: _before, Unordered: _order, ...limits } = more;
  return {
    on: !one.properties['Disabled'],
    type: one.properties['Type'] ?? null,
    of: `${asText(database)}.${asText(collection)}`,
    operations: [...list(operations)].sort(),
    limits: Object.entries(limits)
      .filter(([, value]) => value !== false)
      .map(([name]) => name),
    ofCluster: view.matching(cluster).some((each) => sameProject(view, each, one)),
  };
};

/** The name of a trigger's events, which it and the bus have from its id. */
const sourceOf = (one: TemplateResource, view: View): string =>
  asText(deployed(view, one, { 'Fn::Sub': `aws.partner/mongodb.com/stitch.trigger/\${${one.logicalId}.Id}` }));

const isFed: Expectation['holds'] = (found, one, view) => {
  const names = isObject(found) ? Object.values(found).map((value) => deployed(view, one, value)) : [];
  return (
    names.length > 0 && view.matching(trigger).some((each) => names.every((name) => name === sourceOf(each, view)))
  );
};

/** By kind of change, whether a rule lets its events through. */
function letThrough(one: TemplateResource, view: View): Json | undefined {
  const [first] = view.matching(trigger);
  if (!first) return undefined;
  const pattern = deployed(view, one, one.properties['EventPattern'] ?? null);
  return OPERATIONS.filter(
    (operation) =>
      passes(pattern, {
        source: sourceOf(first, view),
        'detail-type': 'MongoDB Database Trigger for orders.orders',
        account: accountOf(view.access.arnOf(one)),
        region: asText(one.region),
        detail: { operationType: operation.toLowerCase() },
      }) === true,
  );
}

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
          { who: { account: '999999999999' }, action: 'sqs:SendMessage', resource: each, otherKeys: 'any' },
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

export const changeEvents: Expectation[] = [
  expectation(
    'the trigger',
    'watches every insert, update and delete of an order in the cluster',
    trigger,
    watched,
    is({ on: true, type: 'DATABASE', of: 'orders.orders', operations: OPERATIONS, limits: [], ofCluster: true }),
  ),
  expectation(
    'the trigger',
    'sends to EventBridge of this account and region',
    trigger,
    at('EventProcessors.AWSEVENTBRIDGE.AWSConfig'),
    (found, one, view) => {
      const { AccountId = null, Region } = isObject(found) ? found : {};
      return deployed(view, one, AccountId) === deployed(view, one, { Ref: 'AWS::AccountId' }) && Region === one.region;
    },
  ),
  expectation('the event bus', 'is fed by that trigger', bus, parts('EventSourceName', 'Name'), isFed),
  expectation(
    'the rule',
    'is on, on that bus',
    rule,
    parts('State', 'EventBusName', 'ScheduleExpression'),
    (found, one, view) => {
      const {
        State: state = null,
        EventBusName: name,
        ScheduleExpression: schedule = null,
      } = isObject(found) ? found : {};
      return (
        (state ?? 'ENABLED') === 'ENABLED' &&
        schedule === null &&
        referred(view, one, name, ['AWS::Events::EventBus', 'Ref', 'Name', 'Arn']) !== undefined
      );
    },
  ),
  expectation('the rule', 'lets every insert, update and delete through', rule, letThrough, is(OPERATIONS)),
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
