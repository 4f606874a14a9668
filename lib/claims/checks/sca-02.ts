import { isObject, type Json } from '../../assembly/assembly';
import type { ProfileName } from '../../settings/schema';
import type { Evidence } from '../evidence';
import { capacityOf, isOpen, namesIn } from './capacity';
import { change, expectation, is, ofKind, only, ordersTable, remove, set, table } from './dsl';
import { changeOne } from './mutations';

/** Names of properties that would count machines, partitions or disks. */
const COUNTED =
  /^(Instance\w*|NodeCount|NumberOfNodes|ShardCount|NumShards|\w*Partitions|DiskSize\w*|AllocatedStorage)$/;
const ON_DEMAND = ['free', 'trial'] satisfies ProfileName[];
const PROVISIONED = ['production', 'showcase'] satisfies ProfileName[];
const SCALING = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';

/** On-demand needs no limit; one that it has must let something through. */
const growsByItself = (found: Json | undefined): boolean => {
  if (!isObject(found) || !isObject(found['limits'])) return false;
  const limits = Object.values(found['limits']);
  return found['mode'] === 'PAY_PER_REQUEST'
    ? limits.every((limit) => limit === null || isOpen(limit))
    : found['mode'] === 'PROVISIONED' && limits.every(isOpen);
};

export const sca02: Evidence = {
  expectations: [
    expectation(
      'every table',
      'has no number of instances, partitions or disks',
      table,
      ({ properties }) => namesIn(properties).filter((name) => COUNTED.test(name)),
      is([]),
    ),
    expectation(
      'every table',
      'takes requests as they come (on-demand) or grows with them up to a limit (autoscaling), its index with it',
      table,
      capacityOf,
      growsByItself,
    ),
  ],
  mutations: [
    ...ofKind('gone', remove('remove the tables', table), set('say no mode', table, 'BillingMode', undefined)),
    ...ofKind(
      'wrong-thing',
      set('count nodes', table, 'NodeCount', 3),
      change('provision a fixed capacity', table, (properties) => {
        properties['BillingMode'] = 'PROVISIONED';
        properties['WriteProvisionedThroughputSettings'] = { WriteCapacityUnits: 5 };
      }),
    ),
    ...ofKind(
      'switched-off',
      only(
        ON_DEMAND,
        set('let no write of an on-demand table through', ordersTable, 'WriteOnDemandThroughputSettings', {
          MaxWriteRequestUnits: 0,
        }),
      ),
    ),
    ...ofKind(
      'one-of-several',
      changeOne('count partitions of one table', table, (properties) => (properties['NumPartitions'] = 3)),
      only(
        PROVISIONED,
        set(
          'leave the index a fixed capacity',
          ordersTable,
          'GlobalSecondaryIndexes[].WriteProvisionedThroughputSettings',
          undefined,
        ),
      ),
      only(PROVISIONED, set('leave writes no room to grow', ordersTable, `${SCALING}.MinCapacity`, 500)),
      only(
        PROVISIONED,
        change(
          'leave reads of one region a fixed capacity',
          ordersTable,
          ({ Replicas: [replica] }) => delete replica.ReadProvisionedThroughputSettings,
        ),
      ),
    ),
  ],
  notTried: {
    unable: 'DynamoDB scales its tables by a role of its own, which no template has',
    'granted-beside': 'it says how a table grows, not who is let in',
  },
};
