import { firstOf, mutations, type Resources } from './mutation';

const table = (resources: Resources) => firstOf(resources, 'AWS::DynamoDB::GlobalTable').Properties;
const reads = (place: any) => place.ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings;
const writes = (place: any) => place.WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings;

export const capacity = {
  'table-seed-capacity': mutations('production', 'DynamoDb', {
    'a table without one': (resources) => delete writes(table(resources)).SeedCapacity,
    'an index without one': (resources) => delete writes(table(resources).GlobalSecondaryIndexes[0]).SeedCapacity,
    'a replica without one': (resources) => delete reads(table(resources).Replicas[1]).SeedCapacity,
    'an index of a replica without one': (resources) =>
      delete reads(table(resources).Replicas[1].GlobalSecondaryIndexes[0]).SeedCapacity,
    'one below the smallest capacity': (resources) => (writes(table(resources)).SeedCapacity = 1),
    'one above the largest': (resources) => (writes(table(resources)).SeedCapacity = 100_000),
  }),
};
