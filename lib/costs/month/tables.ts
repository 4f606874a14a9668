/** The tables of the templates, as far as a bill goes by them. */
import { z } from 'zod';
import { Misuse } from '../../errors';
import { PARTITION_KEY, SORT_KEY } from '../../orders/dynamodb/keys';
import type { Autoscaling } from '../metering/autoscaled';
import type { MeteredIndex, MeteredKeys } from '../metering/dynamodb-units';
import { sideOf, type MeteredApp, type Side } from './context';
import { oncePer } from '../../assembly/once-per';

export const TABLE = 'AWS::DynamoDB::GlobalTable';

const keySchema = z
  .array(z.object({ AttributeName: z.string() }))
  .transform((keys) => keys.map(({ AttributeName }) => AttributeName));

const scaling = z
  .object({
    MinCapacity: z.number(),
    MaxCapacity: z.number(),
    TargetTrackingScalingPolicyConfiguration: z.object({ TargetValue: z.number() }),
  })
  .transform(({ MinCapacity, MaxCapacity, TargetTrackingScalingPolicyConfiguration: { TargetValue } }) => ({
    least: MinCapacity,
    most: MaxCapacity,
    target: TargetValue,
  }));
const writes = z.object({ WriteCapacityAutoScalingSettings: scaling }).optional();
/** Reads may be fixed, where nothing is to be held in use. */
const reads = z
  .union([
    z.object({ ReadCapacityAutoScalingSettings: scaling }).transform((one) => one.ReadCapacityAutoScalingSettings),
    z.object({ ReadCapacityUnits: z.number() }).transform(({ ReadCapacityUnits: units }) => fixed(units)),
  ])
  .optional();
const fixed = (units: number): Autoscaling => ({ least: units, most: units, target: 100 });

const index = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).default([]) }),
});
const insights = z.object({ Enabled: z.boolean() }).optional();

const globalTable = z.object({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  BillingMode: z.enum(['PAY_PER_REQUEST', 'PROVISIONED']).default('PROVISIONED'),
  LocalSecondaryIndexes: z.array(index).default([]),
  GlobalSecondaryIndexes: z.array(index.extend({ WriteProvisionedThroughputSettings: writes })).default([]),
  StreamSpecification: z.object({}).optional(),
  WarmThroughput: z.object({}).optional(),
  WriteProvisionedThroughputSettings: writes,
  WriteOnDemandThroughputSettings: z.object({ MaxWriteRequestUnits: z.number().optional() }).optional(),
  Replicas: z.array(
    z.object({
      Region: z.string(),
      ContributorInsightsSpecification: insights,
      PointInTimeRecoverySpecification: z
        .object({ PointInTimeRecoveryEnabled: z.boolean(), RecoveryPeriodInDays: z.number().default(35) })
        .optional(),
      ReadProvisionedThroughputSettings: reads,
      ReadOnDemandThroughputSettings: z.object({ MaxReadRequestUnits: z.number().optional() }).optional(),
      GlobalSecondaryIndexes: z
        .array(
          z.object({
            IndexName: z.string(),
            ContributorInsightsSpecification: insights,
            ReadProvisionedThroughputSettings: reads,
          }),
        )
        .default([]),
    }),
  ),
});

export interface MeteredTable extends MeteredKeys {
  readonly name: string;
  readonly side: Side;
  readonly hasStream: boolean;
  readonly isProvisioned: boolean;
  /** Of the table, and of each global index by its name; empty where it is paid by request. */
  readonly writeScaling: ReadonlyMap<string, Autoscaling>;
  /** On-demand writes a second above which they are refused; undefined where there is no such bound. */
  readonly mostWrites: number | undefined;
  /** Whether it is made ready for more than it has by itself, which is paid once. */
  readonly isWarmed: boolean;
  readonly regions: readonly TableRegion[];
}

interface TableRegion {
  readonly region: string;
  /** Days of point-in-time recovery; 0 without. */
  readonly recoveryDays: number;
  /** On-demand reads a second above which they are refused. */
  readonly mostReads: number | undefined;
  /** Of the table, and of each global index. */
  readonly readScaling: ReadonlyMap<string, Autoscaling>;
  /** Table and global indexes whose contributors are shown. */
  readonly insights: readonly string[];
}

/** A table by itself, among the names of its indexes, which have three letters at least. */
export const ITSELF = '';

/** One unit is the least that a table or index can have. */
const LEAST = { least: 1, most: Infinity, target: 100 };

/** @throws Misuse where a table is none that a bill can be told of */
export const tablesOf = oncePer((app: MeteredApp): readonly MeteredTable[] =>
  app.ofType(TABLE).map(({ stack, logicalId, properties }) => {
    const parsed = globalTable.safeParse(properties);
    if (!parsed.success) throw new Misuse(`${stack}/${logicalId} cannot be read:\n${z.prettifyError(parsed.error)}`);
    const table = parsed.data;
    const isProvisioned = table.BillingMode === 'PROVISIONED';
    const indexes = [
      ...table.LocalSecondaryIndexes.map(meteredIndex(true)),
      ...table.GlobalSecondaryIndexes.map(meteredIndex(false)),
    ];
    const scalings = <T>(
      own: T | undefined,
      ofIndexes: readonly { IndexName: string; scaling: T | undefined }[],
    ): Map<string, T | typeof LEAST> =>
      new Map(
        isProvisioned
          ? [[ITSELF, own ?? LEAST], ...ofIndexes.map((one) => [one.IndexName, one.scaling ?? LEAST] as const)]
          : [],
      );
    return {
      name: table.TableName ?? logicalId,
      side: sideOf(stack) === 'shared' ? 'dynamodb' : sideOf(stack),
      keys: table.KeySchema,
      indexes,
      hasStream: table.StreamSpecification !== undefined,
      isProvisioned,
      writeScaling: scalings(
        table.WriteProvisionedThroughputSettings?.WriteCapacityAutoScalingSettings,
        table.GlobalSecondaryIndexes.map(({ IndexName, WriteProvisionedThroughputSettings: own }) => ({
          IndexName,
          scaling: own?.WriteCapacityAutoScalingSettings,
        })),
      ),
      mostWrites: table.WriteOnDemandThroughputSettings?.MaxWriteRequestUnits,
      isWarmed: table.WarmThroughput !== undefined,
      regions: table.Replicas.map((replica) => ({
        region: replica.Region,
        recoveryDays: replica.PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled
          ? replica.PointInTimeRecoverySpecification.RecoveryPeriodInDays
          : 0,
        mostReads: replica.ReadOnDemandThroughputSettings?.MaxReadRequestUnits,
        readScaling: scalings(
          replica.ReadProvisionedThroughputSettings,
          table.GlobalSecondaryIndexes.map(({ IndexName }) => ({
            IndexName,
            scaling: replica.GlobalSecondaryIndexes.find((one) => one.IndexName === IndexName)
              ?.ReadProvisionedThroughputSettings,
          })),
        ),
        insights: [
          ...(replica.ContributorInsightsSpecification?.Enabled ? [ITSELF] : []),
          ...replica.GlobalSecondaryIndexes.flatMap((one) =>
            one.ContributorInsightsSpecification?.Enabled ? one.IndexName : [],
          ),
        ],
      })),
    };
  }),
);

const meteredIndex =
  (isLocal: boolean) =>
  ({ IndexName, KeySchema, Projection }: z.output<typeof index>): MeteredIndex => ({
    name: IndexName,
    keys: KeySchema,
    isLocal,
    projected: Projection.ProjectionType === 'ALL' ? undefined : Projection.NonKeyAttributes,
  });

/** The table that the operations of the contract are done on. @throws Misuse where there is none, or more than one */
export function ordersTable(tables: readonly MeteredTable[]): MeteredTable {
  const [found, ...more] = tables.filter(({ keys }) => keys.join() === [PARTITION_KEY, SORT_KEY].join());
  if (found && !more.length) return found;
  throw new Misuse(
    `The templates have ${found ? 'more than one table' : 'no table'} with the keys ${PARTITION_KEY} and ${SORT_KEY}, which orders lie in. Give those of this app: -c profile=NAME, or --assembly FOLDER.`,
  );
}
