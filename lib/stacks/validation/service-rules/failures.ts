import { asText, type Json, type TemplateResource } from '../../../assembly/assembly';
import type { ResolvedAssembly } from '../../../assembly/resolve';
import { asList, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const ALARM = 'AWS::CloudWatch::Alarm';
const INVOKE_CONFIG = 'AWS::Lambda::EventInvokeConfig';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const SCHEDULE = 'AWS::Scheduler::Schedule';
const EVENT_RULE = 'AWS::Events::Rule';

/** Where what a resource cannot deliver goes, by the property that says so. */
type Destination = readonly [resource: TemplateResource, property: string, destination: Json | undefined];

const referred = (app: ResolvedAssembly, stack: string, value: Json | undefined): TemplateResource | undefined =>
  app.resourceOf(app.targetOf(stack, value));

const at = (resource: TemplateResource, property: string): Destination => [
  resource,
  `Properties.${property}`,
  valueAtPath(resource.properties, property),
];

/** A queue tells itself where its poison goes; of a stream, the mapping does. */
function ofMapping(app: ResolvedAssembly, mapping: TemplateResource): Destination {
  const source = referred(app, mapping.stack, mapping.properties['EventSourceArn']);
  return source?.type === 'AWS::SQS::Queue'
    ? at(source, 'RedrivePolicy.deadLetterTargetArn')
    : at(mapping, 'DestinationConfig.OnFailure.Destination');
}

/** Who calls a function so has handed it over before the function fails: that is the function's own to send on. */
function ofFunction(app: ResolvedAssembly, caller: TemplateResource, target: string): Destination[] {
  const called = referred(app, caller.stack, valueAtPath(caller.properties, `${target}.Arn`));
  if (called?.type !== 'AWS::Lambda::Function') return [];
  const config = app
    .ofType(INVOKE_CONFIG)
    .find(({ stack, properties }) => referred(app, stack, properties['FunctionName']) === called);
  return [at(config ?? called, 'DestinationConfig.OnFailure.Destination')];
}

const destinations = (app: ResolvedAssembly): Destination[] => [
  ...app.ofType(MAPPING).map((mapping) => ofMapping(app, mapping)),
  ...app
    .ofType(SCHEDULE)
    .flatMap((schedule) => [at(schedule, 'Target.DeadLetterConfig.Arn'), ...ofFunction(app, schedule, 'Target')]),
  ...app
    .ofType(EVENT_RULE)
    .flatMap((rule) =>
      asList(rule.properties['Targets']).flatMap((_, index) => [
        at(rule, `Targets.${index}.DeadLetterConfig.Arn`),
        ...ofFunction(app, rule, `Targets.${index}`),
      ]),
    ),
];

const isWatched = (app: ResolvedAssembly, queue: TemplateResource): boolean =>
  app
    .ofType(ALARM)
    .some(
      ({ stack, properties }) =>
        properties['MetricName'] === 'ApproximateNumberOfMessagesVisible' &&
        asList(properties['Dimensions']).some(
          (dimension) =>
            valueAtPath(dimension, 'Name') === 'QueueName' &&
            referred(app, stack, valueAtPath(dimension, 'Value')) === queue,
        ),
    );

export const failuresAreSeen: TemplateRule = {
  id: 'failures-are-seen',
  kind: 'create',
  demand:
    'What a schedule, a rule, an asynchronous call or an event source gives up is gone, and nobody is told, unless it goes to a queue with an alarm',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  checked: '2026-11-25',
  spans: [MAPPING, INVOKE_CONFIG, SCHEDULE, EVENT_RULE, 'AWS::SQS::Queue', ALARM],
  fix: 'Give it a DeadLetterQueue, and the queue an alarm on the messages that wait',
  find: (app) =>
    destinations(app).flatMap(([resource, property, found]): RuleFinding[] => {
      const queue = referred(app, resource.stack, found);
      if (queue && isWatched(app, queue)) return [];
      const expected = queue ? `an alarm on what waits in ${queue.logicalId}` : 'a queue of the app';
      return [{ resource, property, found, expected }];
    }),
};

export const missingDataIsSaid: TemplateRule = {
  id: 'alarm-says-what-no-data-is',
  kind: 'create',
  demand:
    'An alarm that does not say so takes no data for neither good nor bad, and stays INSUFFICIENT_DATA while what it watches is dead',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html',
  checked: '2026-11-25',
  spans: [ALARM],
  fix: 'Make the alarm by addAlarms, which asks for it',
  find: ({ ofType }) =>
    ofType(ALARM).flatMap((resource): RuleFinding[] => {
      const found = resource.properties['TreatMissingData'];
      return ['breaching', 'notBreaching', 'ignore'].includes(asText(found))
        ? []
        : [{ resource, property: 'Properties.TreatMissingData', found, expected: 'breaching, notBreaching or ignore' }];
    }),
};
