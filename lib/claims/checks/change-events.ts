/** The way of a change in Atlas to a function: from its trigger to a rule of EventBridge. */
import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { accountOf } from '../../assembly/policies/request';
import { list } from '../../assembly/policies/role-policies';
import type { Expectation } from '../evidence';
import type { View } from '../view';
import { deployed, referred } from './access';
import { at, cluster, expectation, is, ofType, parts } from './dsl';
import { sameProject } from './database-users';
import { passes } from './event-pattern';

export const trigger = ofType('MongoDB::Atlas::Trigger');
export const bus = ofType('AWS::Events::EventBus');
export const rule = ofType('AWS::Events::Rule');

const OPERATIONS = ['DELETE', 'INSERT', 'REPLACE', 'UPDATE'];

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
];
