import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, change, expectation, is, ordersTable, parts, present } from './dsl';

const WRITES =
  'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.TargetTrackingScalingPolicyConfiguration.TargetValue';
const READS =
  'Replicas[].ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings.TargetTrackingScalingPolicyConfiguration.TargetValue';
const INDEX =
  'GlobalSecondaryIndexes[].WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.TargetTrackingScalingPolicyConfiguration.TargetValue';

const flat = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : [value ?? null]);

export const sca04: Evidence = {
  expectations: [
    expectation('the orders table', 'is on-demand', ordersTable, at('BillingMode'), is('PAY_PER_REQUEST'), {
      onlyIn: ['free', 'trial'],
    }),
    expectation('the orders table', 'is provisioned', ordersTable, at('BillingMode'), is('PROVISIONED'), {
      onlyIn: ['production', 'showcase'],
    }),
    expectation(
      'the orders table',
      'scales reads and writes, its own and its index’s, to a target',
      ordersTable,
      parts(WRITES, READS, INDEX),
      (found) =>
        Object.values(found as Record<string, Json>).every(
          (value) => flat(value).length > 0 && flat(value).every(present),
        ),
      { onlyIn: ['production', 'showcase'] },
    ),
  ],
  mutations: [
    change('switch the mode', ordersTable, (properties) => {
      properties['BillingMode'] = properties['BillingMode'] === 'PROVISIONED' ? 'PAY_PER_REQUEST' : 'PROVISIONED';
    }),
    {
      ...change(
        'take the autoscaling away',
        ordersTable,
        (properties) => delete properties['WriteProvisionedThroughputSettings'],
      ),
      onlyIn: ['production', 'showcase'],
    },
  ],
};
