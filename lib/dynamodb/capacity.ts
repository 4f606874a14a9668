import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type { Settings } from '../settings/schema';

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
