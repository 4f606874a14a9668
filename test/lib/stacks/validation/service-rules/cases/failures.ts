import { firstOf, idsOf, mutations, type Resources } from './mutation';

const properties = (resources: Resources, type: string, prefix = '') => firstOf(resources, type, prefix).Properties;
const schedule = (resources: Resources) => properties(resources, 'AWS::Scheduler::Schedule');
const alarm = (resources: Resources, prefix: string) => properties(resources, 'AWS::CloudWatch::Alarm', prefix);

const inEvents = mutations('showcase', 'AtlasEvents', {
  'a rule without a dead-letter queue': (resources) =>
    delete properties(resources, 'AWS::Events::Rule').Targets[0].DeadLetterConfig,
  'a queue that a function empties, without one': (resources) =>
    delete properties(resources, 'AWS::SQS::Queue', 'OrderEventsQueue').RedrivePolicy,
  'an alarm that looks at another queue': (resources) => {
    const [dimension] = alarm(resources, 'OrderEventsAlarmsDeadLetters').Dimensions;
    dimension.Value['Fn::GetAtt'][0] = Object.keys(resources).find((id) => /^OrderEventsQueue[0-9A-F]{8}$/.test(id));
  },
});

export const failures = {
  'failures-are-seen': {
    ...mutations('showcase', 'DynamoDb', {
      'a schedule without a dead-letter queue': (resources) => delete schedule(resources).Target.DeadLetterConfig,
      'a dead-letter queue of somewhere else': (resources) =>
        (schedule(resources).Target.DeadLetterConfig.Arn = 'arn:aws:sqs:eu-west-1:111122223333:other'),
      'a function that a schedule calls and that keeps its failures': (resources) =>
        delete properties(resources, 'AWS::Lambda::EventInvokeConfig').DestinationConfig,
      'the settings of another function': (resources) => {
        const { FunctionName: name } = properties(resources, 'AWS::Lambda::EventInvokeConfig');
        name.Ref = idsOf(resources, 'AWS::Lambda::Function').find((id) => id !== name.Ref);
      },
      'a stream whose mapping gives up in silence': (resources) =>
        delete properties(resources, 'AWS::Lambda::EventSourceMapping').DestinationConfig,
      'no alarm for what waits': (resources) =>
        (alarm(resources, 'ExportAlarmsDeadLetters').MetricName = 'NumberOfMessagesDeleted'),
    }),
    ...inEvents,
  },
  'alarm-says-what-no-data-is': mutations('trial', 'DynamoDb', {
    'an alarm that leaves it to CloudWatch': (resources) =>
      delete alarm(resources, 'OrderStreamAlarms').TreatMissingData,
    'an alarm that takes no data for no data': (resources) =>
      (alarm(resources, 'OrderStreamAlarms').TreatMissingData = 'missing'),
  }),
};
