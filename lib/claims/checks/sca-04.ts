import { isObject, type Json } from '../../assembly/assembly';
import type { ProfileName } from '../../settings/schema';
import type { Evidence } from '../evidence';
import { capacityOf, isOpen } from './capacity';
import { change, expectation, ofKind, only, ordersTable, remove, set } from './dsl';

const ON_DEMAND = ['free', 'trial'] satisfies ProfileName[];
const PROVISIONED = ['production', 'showcase'] satisfies ProfileName[];
const SCALING = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';

const isOf =
  (mode: string) =>
  (found: Json | undefined): boolean =>
    isObject(found) &&
    found['mode'] === mode &&
    isObject(found['limits']) &&
    Object.values(found['limits']).every(isOpen);

export const sca04: Evidence = {
  expectations: [
    expectation('the orders table', 'is on-demand, up to a limit', ordersTable, capacityOf, isOf('PAY_PER_REQUEST'), {
      onlyIn: ON_DEMAND,
    }),
    expectation(
      'the orders table',
      'is provisioned, and scales reads and writes, its own and its index’s, to a target in every region',
      ordersTable,
      capacityOf,
      isOf('PROVISIONED'),
      { onlyIn: PROVISIONED },
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the table', ordersTable),
      only(PROVISIONED, set('take the autoscaling away', ordersTable, 'WriteProvisionedThroughputSettings', undefined)),
    ),
    ...ofKind(
      'wrong-thing',
      change('switch the mode', ordersTable, (properties) => {
        properties['BillingMode'] = properties['BillingMode'] === 'PROVISIONED' ? 'PAY_PER_REQUEST' : 'PROVISIONED';
      }),
    ),
    ...ofKind(
      'switched-off',
      only(
        ON_DEMAND,
        set('let nothing through', ordersTable, 'WriteOnDemandThroughputSettings.MaxWriteRequestUnits', 0),
      ),
      only(
        PROVISIONED,
        set('scale to no target', ordersTable, `${SCALING}.TargetTrackingScalingPolicyConfiguration.TargetValue`, 0),
      ),
      only(PROVISIONED, set('leave no room to scale', ordersTable, `${SCALING}.MaxCapacity`, 25)),
    ),
    ...ofKind(
      'one-of-several',
      change('scale reads in all regions but one', ordersTable, ({ Replicas: [replica] }) => {
        delete replica['ReadOnDemandThroughputSettings'];
        delete replica['ReadProvisionedThroughputSettings'];
      }),
      only(
        PROVISIONED,
        set('do not scale reads of the index', ordersTable, 'Replicas[].GlobalSecondaryIndexes', undefined),
      ),
    ),
  ],
  notTried: {
    unable: 'DynamoDB scales its tables by a role of its own, which no template has',
    'granted-beside': 'it says what can be chosen, not who is let in',
  },
};
