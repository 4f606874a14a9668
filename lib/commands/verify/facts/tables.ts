import * as z from 'zod';
import type { Json, TemplateResource } from '../../../assembly/assembly';
import type { Deployment } from '../deployment';

const json = z.custom<Json>();
const enabled = z.object({ Enabled: z.boolean() }).optional();
const units = z
  .object({
    ReadCapacityAutoScalingSettings: z.object({ MinCapacity: z.number(), MaxCapacity: z.number() }).optional(),
  })
  .optional();

const replica = z.object({
  Region: z.string(),
  ContributorInsightsSpecification: enabled,
  DeletionProtectionEnabled: z.boolean().default(false),
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), ContributorInsightsSpecification: enabled }))
    .default([]),
  PointInTimeRecoverySpecification: z
    .object({ PointInTimeRecoveryEnabled: z.boolean(), RecoveryPeriodInDays: z.int().optional() })
    .optional(),
  ReadOnDemandThroughputSettings: z.object({ MaxReadRequestUnits: z.int() }).optional(),
  ReadProvisionedThroughputSettings: units,
  ResourcePolicy: z.object({ PolicyDocument: json }).optional(),
  SSESpecification: z.object({ KMSMasterKeyId: json }).optional(),
});
export type Replica = z.infer<typeof replica>;

/** A table in one of its regions. */
export interface DeployedTable {
  readonly resource: TemplateResource;
  readonly region: string;
  /** Whether it is the region of its stack. */
  readonly isHome: boolean;
  readonly replicas: readonly Replica[];
  /** As `Table orders`, or `Table orders in eu-central-1`. */
  readonly title: string;
}

const properties = z.object({ TableName: z.string(), Replicas: z.array(replica) });

/** Every table of the templates, once for each of its regions. */
export const tables = (deployment: Deployment): DeployedTable[] =>
  deployment.ofType('AWS::DynamoDB::GlobalTable').flatMap((resource) => {
    const { TableName, Replicas } = properties.parse(resource.properties);
    return Replicas.map(({ Region }): DeployedTable => {
      const isHome = Region === deployment.regionOf(resource.stack);
      const title = `Table ${TableName}${isHome ? '' : ` in ${Region}`}`;
      return { resource, region: Region, isHome, replicas: Replicas, title };
    });
  });

/** What the template says of the table in that region. */
export const replicaIn = ({ replicas, region }: DeployedTable): Replica =>
  replicas.find(({ Region }) => Region === region) ?? replica.parse({ Region: region });
