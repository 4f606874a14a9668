import type { Json } from '../../../assembly/assembly';
import { asList, valueAtPath } from './template-values';
import type { RuleFinding, TemplateRule } from './rule';

const TABLE = 'AWS::DynamoDB::GlobalTable';
const READ = 'ReadProvisionedThroughputSettings.ReadCapacityAutoScalingSettings';
const WRITE = 'WriteProvisionedThroughputSettings.WriteCapacityAutoScalingSettings';

const places = (parent: string, parts: Json | undefined): string[] =>
  asList(parts).map((_part, index) => `${parent}.${index}`);

/** Where a table and its indexes may be autoscaled, in every region. */
function autoscalingPlaces(table: Json): string[] {
  const writers = ['', ...places('GlobalSecondaryIndexes', valueAtPath(table, 'GlobalSecondaryIndexes'))];
  const replicas = places('Replicas', valueAtPath(table, 'Replicas'));
  const indexes = replicas.flatMap((replica) => {
    const path = `${replica}.GlobalSecondaryIndexes`;
    return places(path, valueAtPath(table, path));
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
      autoscalingPlaces(resource.properties).flatMap((place): RuleFinding[] => {
        const scaling = valueAtPath(resource.properties, place);
        if (scaling === undefined) return [];
        const [min, max] = [valueAtPath(scaling, 'MinCapacity'), valueAtPath(scaling, 'MaxCapacity')].map(Number) as [
          number,
          number,
        ];
        const found = valueAtPath(scaling, 'SeedCapacity');
        return Number(found) >= min && Number(found) <= max
          ? []
          : [{ resource, property: `Properties.${place}.SeedCapacity`, found, expected: `${min} to ${max}` }];
      }),
    ),
};
