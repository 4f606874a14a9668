/** Tables paid for in the other way, or without the bounds of theirs. */
import { isObject, type Json, type JsonObject } from '../../assembly/assembly';
import type { MeteredApp } from '../month/context';
import { TABLE } from '../month/tables';
import { withProperties } from './changed-app';

/** Percent of provisioned capacity that is to be in use where a table has none yet. */
export const TARGET = 70;
const NO_BOUND = Number.MAX_SAFE_INTEGER;

const scaling: JsonObject = {
  MinCapacity: 1,
  MaxCapacity: NO_BOUND,
  TargetTrackingScalingPolicyConfiguration: { TargetValue: TARGET },
};
const WRITES: JsonObject = { WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: scaling } };
const READS: JsonObject = { ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaling } };

const objects = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

const isProvisioned = ({ BillingMode }: JsonObject): boolean => BillingMode !== 'PAY_PER_REQUEST';

/** On demand what was provisioned, and provisioned as the load of each hour wants it what was on demand. */
export const otherCapacityMode = (app: MeteredApp, table: string): MeteredApp =>
  withProperties(app, TABLE, (before) => {
    if (before['TableName'] !== table) return before;
    if (isProvisioned(before)) return { ...before, BillingMode: 'PAY_PER_REQUEST' };
    const indexes = objects(before['GlobalSecondaryIndexes']);
    const ofIndexes = indexes.map(({ IndexName }) => ({ IndexName: IndexName ?? '', ...READS }));
    return {
      ...before,
      BillingMode: 'PROVISIONED',
      ...WRITES,
      GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, ...WRITES })),
      Replicas: objects(before['Replicas']).map((replica) => ({
        ...replica,
        ...READS,
        GlobalSecondaryIndexes: ofIndexes,
      })),
    };
  });

/** What a table may not exceed is lifted: it costs nothing to raise, and a curve that it ends would look like a price. */
export const withoutBounds = (app: MeteredApp): MeteredApp =>
  withProperties(app, TABLE, (before) => unbounded(before) as JsonObject);

function unbounded(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(unbounded);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      if (name === 'MaxWriteRequestUnits' || name === 'MaxReadRequestUnits') return [];
      return [[name, name === 'MaxCapacity' ? NO_BOUND : unbounded(each)]];
    }),
  );
}
