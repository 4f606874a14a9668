import { asText, isObject, type Json } from '../../assembly/assembly';
import type { ProfileName } from '../../settings/schema';
import type { Evidence, Mutation } from '../evidence';
import { capacityOf, isOpen } from './capacity';
import { change, expectation, ofKind, only, ordersTable, remove, set } from './dsl';

const SHOWCASE = ['showcase'] as const;
const limited = (found: Json | undefined): boolean =>
  isObject(found) &&
  ['PAY_PER_REQUEST', 'PROVISIONED'].includes(asText(found['mode'])) &&
  isObject(found['limits']) &&
  Object.keys(found['limits']).length > 1 &&
  Object.values(found['limits']).every(isOpen);
const onDemand = (one: Mutation): Mutation => only(['free', 'trial'] satisfies ProfileName[], one);
const provisioned = (one: Mutation): Mutation => only(['production', 'showcase'] satisfies ProfileName[], one);
const WRITES = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';
const READS = 'Replicas[].ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings';

export const svc02: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'scales by its billing mode, up to a limit for reads in each region and one for writes, its index with it',
      ordersTable,
      capacityOf,
      limited,
    ),
    expectation(
      'the orders table',
      'says what it can take at once (warm throughput), its index with it',
      ordersTable,
      ({ properties }) =>
        [properties, ...(properties['GlobalSecondaryIndexes'] as Record<string, Json>[])].map(
          (one) => one['WarmThroughput'] ?? null,
        ),
      (found) =>
        Array.isArray(found) &&
        found.every(
          (one: Json) =>
            isObject(one) && Number(one['ReadUnitsPerSecond']) >= 1 && Number(one['WriteUnitsPerSecond']) >= 1,
        ),
      { onlyIn: SHOWCASE },
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the table', ordersTable),
      change('take the limits of writes away', ordersTable, (properties) => {
        delete properties['WriteOnDemandThroughputSettings'];
        delete properties['WriteProvisionedThroughputSettings'];
      }),
      only(SHOWCASE, set('take the warm throughput away', ordersTable, 'WarmThroughput', undefined)),
    ),
    ...ofKind(
      'wrong-thing',
      change('limit the other mode', ordersTable, (properties) => {
        properties['BillingMode'] = properties['BillingMode'] === 'PROVISIONED' ? 'PAY_PER_REQUEST' : 'PROVISIONED';
      }),
    ),
    ...ofKind(
      'switched-off',
      onDemand(set('let no write through', ordersTable, 'WriteOnDemandThroughputSettings.MaxWriteRequestUnits', 0)),
      provisioned(set('leave autoscaling no room', ordersTable, `${WRITES}.MaxCapacity`, 1)),
      provisioned(
        set('scale to no target', ordersTable, `${READS}.TargetTrackingScalingPolicyConfiguration`, undefined),
      ),
      only(SHOWCASE, set('warm nothing', ordersTable, 'WarmThroughput.WriteUnitsPerSecond', 0)),
    ),
    ...ofKind(
      'one-of-several',
      change('take the limits of reads away in one region', ordersTable, ({ Replicas: [replica] }) => {
        delete replica['ReadOnDemandThroughputSettings'];
        delete replica['ReadProvisionedThroughputSettings'];
      }),
      provisioned(
        set(
          'leave the index without',
          ordersTable,
          'GlobalSecondaryIndexes[].WriteProvisionedThroughputSettings',
          undefined,
        ),
      ),
      only(SHOWCASE, set('leave the index cold', ordersTable, 'GlobalSecondaryIndexes[].WarmThroughput', undefined)),
    ),
  ],
  notTried: {
    unable: 'DynamoDB scales its tables by a role of its own, which no template has',
    'granted-beside': 'it says how a table scales, not who is let in',
  },
};
