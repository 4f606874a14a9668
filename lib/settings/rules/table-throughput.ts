/** How much the orders table can be written, whatever it is paid for. */
import { override } from '../override';
import { PARTITION_WRITE_UNITS } from '../vendor-facts';
import { rule, type SettingsRule } from './rule';

/** Values that the partition key of the index by status has (`ORDER_STATUSES`). */
const STATUSES = 5;
const CEILING = STATUSES * PARTITION_WRITE_UNITS.value;

/**
 * Every write of an order is one of the index by status as well, in the partition of that status: its key sorts by the time of placing, so
 * new orders come to one place, which splitting a partition does not spread. All new orders of all customers share that of PLACED.
 */
const writesSpreadOverStatuses: SettingsRule = rule(
  {
    id: 'table-writes-spread-over-statuses',
    kind: 'create',
    demand:
      'A partition takes 1,000 writes a second, and an index that takes no more holds the writes of its table back',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/gsi-throttling.html',
    checked: '2026-11-25',
    error: 'ThrottlingException',
    spans: ['dynamodb.capacity', 'dynamodb.onDemand.maxWriteUnits', 'dynamodb.provisioned.maxWriteUnits'],
  },
  ({ dynamodb: { capacity, onDemand, provisioned } }) => {
    const [setting, given] =
      capacity === 'on-demand'
        ? ['dynamodb.onDemand.maxWriteUnits', onDemand.maxWriteUnits]
        : ['dynamodb.provisioned.maxWriteUnits', provisioned.maxWriteUnits];
    return given > CEILING
      ? {
          setting,
          given,
          allowed: `at most ${CEILING}: the index by status has ${STATUSES} partition key values, of ${PARTITION_WRITE_UNITS.value} writes a second each`,
          fix: override(setting, CEILING),
        }
      : undefined;
  },
);

export const tableThroughputRules: readonly SettingsRule[] = [writesSpreadOverStatuses];
