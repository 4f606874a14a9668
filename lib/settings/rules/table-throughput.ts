/** How much the orders table can be written and read, whatever it is paid for. */
import { override } from '../override';
import { ACCOUNT_UNITS, PARTITION_WRITE_UNITS } from '../vendor-facts';
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

/** Indexes follow the table. Writes cannot come near: {@link CEILING} is lower by far. */
const readsFitAccount: SettingsRule = rule(
  {
    id: 'table-reads-fit-account',
    kind: 'create',
    demand: 'An account’s tables and indexes are provisioned with so many units together in a region',
    source: ACCOUNT_UNITS.source,
    checked: ACCOUNT_UNITS.checked,
    error: 'LimitExceededException',
    spans: ['dynamodb.capacity', 'dynamodb.provisioned.maxReadUnits', 'dynamodb.customerIndex'],
  },
  ({ dynamodb: { capacity, customerIndex, provisioned } }) => {
    const parts = customerIndex === 'local' ? 2 : 3;
    const limit = Math.floor(ACCOUNT_UNITS.value / parts);
    return capacity === 'provisioned' && provisioned.maxReadUnits > limit
      ? {
          setting: 'dynamodb.provisioned.maxReadUnits',
          given: provisioned.maxReadUnits,
          allowed: `at most ${limit}: the table and its ${parts - 1} global indexes scale alike, and an account has ${ACCOUNT_UNITS.value} units in a region`,
          fix: override('dynamodb.provisioned.maxReadUnits', limit),
        }
      : undefined;
  },
);

export const tableThroughputRules: readonly SettingsRule[] = [writesSpreadOverStatuses, readsFitAccount];
