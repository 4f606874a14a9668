/** A table that orders lie in, as templates have it: one full global index, no key of its own, nothing beside it. */
import type { JsonObject } from '../../lib/assembly/assembly';
import type { assembly } from './assemblies';

type Resources = Parameters<typeof assembly>[0];

const scaling = (MinCapacity: number): JsonObject => ({
  MinCapacity,
  MaxCapacity: 1_000,
  TargetTrackingScalingPolicyConfiguration: { TargetValue: 70 },
});
const writes = { WriteProvisionedThroughputSettings: { WriteCapacityAutoScalingSettings: scaling(1) } };
const reads = { ReadProvisionedThroughputSettings: { ReadCapacityAutoScalingSettings: scaling(1) } };

export const ordersTable = (billing: 'on-demand' | 'provisioned', ...regions: string[]): Resources => {
  const provisioned = billing === 'provisioned';
  const index = {
    IndexName: 'by-status',
    KeySchema: [{ AttributeName: 'status' }, { AttributeName: 'placed' }],
    Projection: { ProjectionType: 'ALL' },
    ...(provisioned ? writes : {}),
  };
  return {
    Orders: [
      'AWS::DynamoDB::GlobalTable',
      {
        TableName: 'orders',
        BillingMode: provisioned ? 'PROVISIONED' : 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'pk' }, { AttributeName: 'sk' }],
        GlobalSecondaryIndexes: [index],
        ...(provisioned ? writes : {}),
        Replicas: regions.map((Region) => ({
          Region,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          ...(provisioned ? { ...reads, GlobalSecondaryIndexes: [{ IndexName: 'by-status', ...reads }] } : {}),
        })),
      },
    ],
  };
};

export const cluster = (more: JsonObject = {}): Resources => ({
  Cluster: [
    'MongoDB::Atlas::Cluster',
    {
      BackupEnabled: true,
      PitEnabled: true,
      ReplicationSpecs: [
        {
          NumShards: 1,
          AdvancedRegionConfigs: [
            { ProviderName: 'AWS', RegionName: 'US_EAST_1', ElectableSpecs: { InstanceSize: 'M30', NodeCount: 3 } },
          ],
        },
      ],
      ...more,
    },
  ],
});
