import { asText, isObject } from '../../assembly/assembly';
import { DYNAMODB_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import {
  both,
  change,
  expectation,
  inStack,
  ofKind,
  ofType,
  ordersTable,
  parts,
  present,
  remove,
  removeOne,
  set,
} from './dsl';
import { bucket, isOwnAndKeeps } from './export-buckets';
import { comesAgain } from './recurring';
import * as exports from './table-exports';

const { exporter } = exports;
const inTableStack = inStack(DYNAMODB_STACK);
const schedule = ofType('AWS::Scheduler::Schedule');
const ownBucket = both(bucket, inTableStack);
const bucketPolicy = both(ofType('AWS::S3::BucketPolicy'), inTableStack);
const policy = both(ofType('AWS::IAM::Policy'), inTableStack);
const role = both(ofType('AWS::IAM::Role'), inTableStack);
const key = ofType('AWS::KMS::Key');
const NAMES = ['State', 'ScheduleExpression', 'StartDate', 'EndDate'] as const;
const KINDS = ['FULL', 'INCREMENTAL'];
const STATEMENTS = 'PolicyDocument.Statement[]';
const CHANGES = '{"kind":"INCREMENTAL","scheduledTime":"<aws.scheduler.scheduled-time>"}';
const OTHER_TABLE = 'arn:aws:dynamodb:eu-west-1:111122223333:table/order-totals';
const RECOVERY = 'Replicas[].PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled';

export const por03: Evidence = {
  expectations: [
    expectation('a schedule', 'is on, and comes again', schedule, parts(...NAMES), (found) => {
      if (!isObject(found)) return false;
      const { State: state, ScheduleExpression: expression, StartDate: start, EndDate: end } = found;
      return (state ?? 'ENABLED') === 'ENABLED' && comesAgain(expression) && !present(start) && !present(end);
    }),
    expectation(
      'a schedule',
      'starts an export, and another the other kind: whole table and changes',
      schedule,
      exports.sent,
      (found, _schedule, view) => {
        const kinds = view.matching(schedule).map((one) => exports.sent(one, view));
        return (
          isObject(found) &&
          found['scheduledTime'] === '<aws.scheduler.scheduled-time>' &&
          KINDS.includes(asText(found['kind'])) &&
          KINDS.every((kind) => kinds.some((one) => isObject(one) && one['kind'] === kind))
        );
      },
      { atLeast: 2 },
    ),
    expectation(
      'a schedule',
      'runs the function that exports, by a role that may',
      schedule,
      exports.started,
      (found) =>
        isObject(found) && found['runs'] !== null && found['takesRole'] === 'allowed' && found['mayRun'] === 'allowed',
    ),
    expectation(
      'what they start',
      'is on, and runs as a role that may be taken on',
      exporter,
      exports.runs,
      (found) =>
        isObject(found) && found['concurrency'] !== 0 && found['network'] === null && found['takesRole'] === 'allowed',
    ),
    expectation(
      'what they start',
      'is told the orders table, which has recovery and a key that works, and a bucket of this account',
      exporter,
      exports.told,
      exports.isFull,
    ),
    expectation(
      'what they start',
      'may export the orders table and no other',
      exporter,
      exports.exported,
      exports.thatAndNoOther,
    ),
    expectation(
      'what they start',
      'may write into one bucket of this account and no other',
      exporter,
      exports.written,
      exports.thatAndNoOther,
    ),
    isOwnAndKeeps(ownBucket),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the schedules', schedule), remove('remove the function', exporter)),
    ...ofKind(
      'wrong-thing',
      set('export another table', exporter, exports.TABLE, OTHER_TABLE),
      set('export into the bucket of somebody else', exporter, exports.BUCKET, 'other'),
      set('take the region for the owner of the bucket', exporter, exports.OWNER, { Ref: 'AWS::Region' }),
      set('name another owner of the bucket', exporter, exports.OWNER, '999999999999'),
      set('run another function', schedule, 'Target.Arn', 'arn:aws:lambda:eu-west-1:111122223333:function:other'),
      set('run as another role', exporter, 'Role', 'arn:aws:iam::111122223333:role/other'),
    ),
    ...ofKind(
      'switched-off',
      set('switch the schedules off', schedule, 'State', 'DISABLED'),
      set('end the schedules', schedule, 'EndDate', '2020-01-01T00:00:00Z'),
      set('start on a day that never comes', schedule, 'ScheduleExpression', 'cron(30 3 30 2 ? *)'),
      set('let the function run never', exporter, 'ReservedConcurrentExecutions', 0),
      set('keep no change to export', ordersTable, RECOVERY, false),
      change('delete what was exported in a day', ownBucket, (properties) =>
        properties['LifecycleConfiguration'].Rules.push({ Status: 'Enabled', ExpirationInDays: 1 }),
      ),
    ),
    ...ofKind(
      'unable',
      set('put the schedules into a group that the role is not for', schedule, 'GroupName', 'other'),
      set('deny all that the roles may', policy, `${STATEMENTS}.Effect`, 'Deny'),
      set('let another service take on the roles', role, 'AssumeRolePolicyDocument.Statement[].Principal', {
        Service: 'ec2.amazonaws.com',
      }),
      change('deny writing at the bucket', bucketPolicy, ({ PolicyDocument: { Statement: statements } }) =>
        statements.push({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' }),
      ),
      set('disable the keys', key, 'Enabled', false),
      set('put the function into a network', exporter, 'VpcConfig', {
        SubnetIds: ['subnet-0'],
        SecurityGroupIds: ['sg-0'],
      }),
    ),
    ...ofKind(
      'granted-beside',
      set('do anywhere what may be done', policy, `${STATEMENTS}.Resource`, '*'),
      change('let anybody read the bucket', bucketPolicy, ({ PolicyDocument: { Statement: statements } }) =>
        statements.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
      ),
    ),
    ...ofKind(
      'one-of-several',
      set('export changes only', schedule, 'Target.Input', CHANGES),
      removeOne('leave one of the two schedules', schedule),
    ),
  ],
};
