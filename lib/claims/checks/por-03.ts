import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, both, change, expectation, inStackOf, ofType, ordersTable, refersTo, remove, set } from './dsl';
import { documentStatements } from '../../assembly/policy-statements';

const schedule = ofType('AWS::Scheduler::Schedule');
const bucket = ofType('AWS::S3::Bucket');
const EXPORT = 'dynamodb:ExportTableToPointInTime';
const exporter = both(ofType('AWS::IAM::Policy'), ({ properties }) => JSON.stringify(properties).includes(EXPORT));

const text = (value: Json | undefined): string => JSON.stringify(value ?? '');

export const por03: Evidence = {
  expectations: [
    expectation(
      'a schedule',
      'starts an export, and another the other kind: whole table and changes',
      schedule,
      at('Target.Input'),
      (found, _schedule, view) => {
        const inputs = view.matching(schedule).map((one) => text(at('Target.Input')(one)));
        return (
          /FULL|INCREMENTAL/.test(text(found)) &&
          ['FULL', 'INCREMENTAL'].every((kind) => inputs.some((input) => input.includes(kind)))
        );
      },
      { atLeast: 2 },
    ),
    expectation(
      'what they start',
      'may export the orders table and no other',
      exporter,
      at('PolicyDocument'),
      (found, policy, view) => {
        const orders = inStackOf(policy, ordersTable, view);
        const exports = documentStatements(found).filter(({ actions }) => actions.includes(EXPORT));
        return exports.every(
          ({ resources }) =>
            resources.length === 1 && orders.some(({ logicalId }) => refersTo(logicalId)(resources[0])),
        );
      },
    ),
    expectation(
      'what they start',
      'may write into one bucket of this account',
      exporter,
      at('PolicyDocument'),
      (found, policy, view) => {
        const buckets = inStackOf(policy, bucket, view);
        const writes = documentStatements(found).filter(({ actions }) => actions.includes('s3:PutObject'));
        return (
          writes.length === 1 &&
          writes.every(({ resources }) => buckets.some(({ logicalId }) => resources.every(refersTo(logicalId))))
        );
      },
    ),
  ],
  mutations: [
    set('export changes only', schedule, 'Target.Input', '{"kind":"INCREMENTAL"}'),
    remove('remove the schedules', schedule),
    change('export any table', exporter, ({ PolicyDocument: { Statement: statements } }) => {
      for (const statement of statements) if (statement.Action.includes(EXPORT)) statement.Resource = '*';
    }),
    change('write into any bucket', exporter, ({ PolicyDocument: { Statement: statements } }) => {
      for (const statement of statements) if (statement.Action.includes('s3:PutObject')) statement.Resource = '*';
    }),
  ],
};
