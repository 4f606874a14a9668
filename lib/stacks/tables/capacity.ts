import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Settings } from '../../settings/schema';

/**
 * The one setting that scales a table: on-demand with a ceiling against runaway clients, or provisioned with autoscaling between
 * bounds. Indexes follow the table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
 */
export function tableBilling({ capacity, onDemand, provisioned }: Settings['dynamodb']): dynamodb.Billing {
  if (capacity === 'on-demand') {
    return dynamodb.Billing.onDemand({
      maxReadRequestUnits: onDemand.maxReadUnits,
      maxWriteRequestUnits: onDemand.maxWriteUnits,
    });
  }
  const { minReadUnits, maxReadUnits, minWriteUnits, maxWriteUnits, targetUtilizationPercent } = provisioned;
  // The switch from on-demand, and the rollback of the switch to it, begin with the seed; autoscaling goes on from there.
  const between = (minCapacity: number, maxCapacity: number) =>
    dynamodb.Capacity.autoscaled({ minCapacity, maxCapacity, seedCapacity: minCapacity, targetUtilizationPercent });
  return dynamodb.Billing.provisioned({
    readCapacity: between(minReadUnits, maxReadUnits),
    writeCapacity: between(minWriteUnits, maxWriteUnits),
  });
}

/**
 * Throughput that table and index are ready for before the first request asks for it; grows back by itself, never shrinks.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html
 */
export function warmThroughput({ warm }: Settings['dynamodb']): Pick<dynamodb.TablePropsV2, 'warmThroughput'> {
  const { readUnits, writeUnits } = warm;
  if (readUnits === undefined && writeUnits === undefined) return {};
  return {
    warmThroughput: {
      ...(readUnits === undefined ? {} : { readUnitsPerSecond: readUnits }),
      ...(writeUnits === undefined ? {} : { writeUnitsPerSecond: writeUnits }),
    },
  };
}
