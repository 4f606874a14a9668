import type { Evidence } from '../evidence';
import { at, both, change, every, expectation, is, ofType, ordersTable, parts, pointsToOwn, remove, set } from './dsl';

const mapping = both(ofType('AWS::Lambda::EventSourceMapping'), ({ properties }) =>
  JSON.stringify(properties['EventSourceArn'] ?? '').includes('StreamArn'),
);

const queue = ofType('AWS::SQS::Queue');
const lambda = ofType('AWS::Lambda::Function');

const FAILURE_HANDLING = [
  'FunctionResponseTypes',
  'BisectBatchOnFunctionError',
  'MaximumRetryAttempts',
  'MaximumRecordAgeInSeconds',
  'FilterCriteria',
];

export const int01: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'streams every change with both images',
      ordersTable,
      at('StreamSpecification.StreamViewType'),
      is('NEW_AND_OLD_IMAGES'),
    ),
    expectation(
      'the stream',
      'runs a function, with failure handling',
      mapping,
      parts('FunctionName', ...FAILURE_HANDLING),
      every('FunctionName', ...FAILURE_HANDLING),
    ),
    expectation(
      'the stream',
      'sends what stays unhandled to a dead-letter queue of its stack',
      mapping,
      at('DestinationConfig.OnFailure.Destination'),
      pointsToOwn(queue),
    ),
    expectation('the stream', 'runs a function of its stack', mapping, at('FunctionName'), pointsToOwn(lambda)),
  ],
  mutations: [
    change(
      'stream keys only',
      ordersTable,
      (properties) => (properties['StreamSpecification'].StreamViewType = 'KEYS_ONLY'),
    ),
    remove('remove the event source mapping', mapping),
    change('take the failure destination away', mapping, (properties) => delete properties['DestinationConfig']),
    remove('remove the queue', queue),
    set(
      'run a function of somebody else',
      mapping,
      'FunctionName',
      'arn:aws:lambda:eu-west-1:111122223333:function:other',
    ),
    change('leave it open how often to retry', mapping, (properties) => delete properties['MaximumRetryAttempts']),
  ],
};
