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
  const { targetUtilizationPercent } = provisioned;
  return dynamodb.Billing.provisioned({
    readCapacity: dynamodb.Capacity.autoscaled({
      minCapacity: provisioned.minReadUnits,
      maxCapacity: provisioned.maxReadUnits,
      targetUtilizationPercent,
    }),
    writeCapacity: dynamodb.Capacity.autoscaled({
      minCapacity: provisioned.minWriteUnits,
      maxCapacity: provisioned.maxWriteUnits,
      targetUtilizationPercent,
    }),
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
