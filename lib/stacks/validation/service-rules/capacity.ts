import type { Json } from '../../../assembly/assembly';
import { at, list } from './at';
import type { Finding, TemplateRule } from './rule';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const READ = 'ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings';
const WRITE = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';

const places = (parent: string, parts: Json | undefined): string[] =>
  list(parts).map((_part, index) => `${parent}.${index}`);

/** Where a table and its indexes may be autoscaled, in every region. */
function autoscalingPlaces(table: Json): string[] {
  const writers = ['', ...places('GlobalSecondaryIndexes', at(table, 'GlobalSecondaryIndexes'))];
  const replicas = places('Replicas', at(table, 'Replicas'));
  const indexes = replicas.flatMap((replica) => {
    const path = `${replica}.GlobalSecondaryIndexes`;
    return places(path, at(table, path));
  });
  return [
    ...writers.map((place) => (place === '' ? WRITE : `${place}.${WRITE}`)),
    ...[...replicas, ...indexes].map((place) => `${place}.${READ}`),
  ];
}

export const seedCapacityGiven: TemplateRule = {
  id: 'table-seed-capacity',
  kind: 'change',
  demand:
    'A table that is switched from on-demand, or back to provisioned by a rollback, has a seed capacity in every autoscaled value, its indexes’ too',
  source:
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-dynamodb-globaltable-capacityautoscalingsettings.html',
  checked: '2026-11-25',
  spans: [TABLE],
  fix: 'Give every Capacity.autoscaled a seedCapacity between its bounds',
  find: ({ ofType }) =>
    ofType(TABLE).flatMap((resource) =>
      autoscalingPlaces(resource.properties).flatMap((place): Finding[] => {
        const scaling = at(resource.properties, place);
        if (scaling === undefined) return [];
        const [min, max] = [at(scaling, 'MinCapacity'), at(scaling, 'MaxCapacity')].map(Number) as [number, number];
        const found = at(scaling, 'SeedCapacity');
        return Number(found) >= min && Number(found) <= max
          ? []
          : [{ resource, property: `Properties.${place}.SeedCapacity`, found, expected: `${min} to ${max}` }];
      }),
    ),
};
