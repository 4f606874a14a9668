import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { change, every, expectation, only, ordersTable, parts, present, set } from './dsl';

const ON_DEMAND = [
  'WriteOnDemandThroughputSettings.MaxWriteRequestUnits',
  'Replicas[].ReadOnDemandThroughputSettings.MaxReadRequestUnits',
];
const PROVISIONED = [
  'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings.MaxCapacity',
  'Replicas[].ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings.MaxCapacity',
];

const limited = (found: Json | undefined): boolean => {
  const { BillingMode: mode, ...limits } = found as Record<string, Json>;
  const [writes, reads] = (mode === 'PAY_PER_REQUEST' ? ON_DEMAND : PROVISIONED) as [string, string];
  const readLimits = limits[reads];
  return present(limits[writes]) && Array.isArray(readLimits) && readLimits.length > 0 && readLimits.every(present);
};

export const svc02: Evidence = {
  expectations: [
    expectation(
      'the orders table',
      'scales by its billing mode, up to a limit for reads and one for writes',
      ordersTable,
      parts('BillingMode', ...ON_DEMAND, ...PROVISIONED),
      limited,
    ),
    expectation(
      'the orders table',
      'says what it can take at once (warm throughput)',
      ordersTable,
      parts('WarmThroughput.ReadUnitsPerSecond', 'WarmThroughput.WriteUnitsPerSecond'),
      every('WarmThroughput.ReadUnitsPerSecond', 'WarmThroughput.WriteUnitsPerSecond'),
      { onlyIn: ['showcase'] },
    ),
  ],
  mutations: [
    change('take the limits of writes away', ordersTable, (properties) => {
      delete properties['WriteOnDemandThroughputSettings'];
      delete properties['WriteProvisionedThroughputSettings'];
    }),
    change('take the limits of reads away', ordersTable, (properties) => {
      for (const replica of properties['Replicas'] as Record<string, unknown>[]) {
        delete replica['ReadOnDemandThroughputSettings'];
        delete replica['ReadProvisionedThroughputSettings'];
      }
    }),
    only(['showcase'], set('take the warm throughput away', ordersTable, 'WarmThroughput', undefined)),
  ],
};
