/** How a table takes requests: by its mode, and between which limits. */
import { asText, isObject, type Json, type JsonObject, type TemplateResource } from '../../assembly/assembly';
import { list } from '../../assembly/policies/role-policies';
import { at } from './dsl';
import { replicasOf } from './table-places';

const ON_DEMAND = 'PAY_PER_REQUEST';

/** The mode, and by what it is a limit of, its units or the bounds and the target of its autoscaling; `null` where there is none. */
export function capacityOf(table: TemplateResource): {
  readonly mode: string;
  readonly limits: { [of: string]: Json };
} {
  const mode = asText(table.properties['BillingMode']);
  const indexes = list(table.properties['GlobalSecondaryIndexes']).filter(isObject);
  const limit = (of: JsonObject, kind: 'Read' | 'Write'): Json =>
    mode === ON_DEMAND ? unitsOf(of, kind) : scalingOf(of, kind);
  const limits: { [of: string]: Json } = { writes: limit(table.properties, 'Write') };
  for (const index of mode === ON_DEMAND ? [] : indexes)
    limits[`writes of ${asText(index['IndexName'])}`] = limit(index, 'Write');
  for (const replica of replicasOf(table)) {
    const where = `in ${asText(replica['Region'])}`;
    limits[`reads ${where}`] = limit(replica, 'Read');
    for (const { IndexName: name = null } of mode === ON_DEMAND ? [] : indexes) {
      const own = list(replica['GlobalSecondaryIndexes'])
        .filter(isObject)
        .find((one) => one['IndexName'] === name);
      limits[`reads of ${asText(name)} ${where}`] = own ? limit(own, 'Read') : null;
    }
  }
  return { mode, limits };
}

const of = (properties: JsonObject, path: string): Json | undefined => at(path)({ properties } as TemplateResource);

const unitsOf = (properties: JsonObject, kind: string): Json =>
  of(properties, `${kind}OnDemandThroughputSettings.Max${kind}RequestUnits`) ?? null;

function scalingOf(properties: JsonObject, kind: string): Json {
  const scaling = of(properties, `${kind}ProvisionedThroughputSettings.${kind}CapacityAutoScalingSettings`);
  const target = isObject(scaling) ? scaling['TargetTrackingScalingPolicyConfiguration'] : undefined;
  if (!isObject(scaling) || !isObject(target)) return null;
  const { MinCapacity: min = null, MaxCapacity: max = null } = scaling;
  return { min, max, target: target['TargetValue'] ?? null };
}

/**
 * Whether a limit lets requests through, and autoscaling has room; its target is a share of the units in per cent.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html
 */
export function isOpen(limit: Json): boolean {
  if (!isObject(limit)) return Number(limit) >= 1;
  const [min, max, target] = [limit['min'], limit['max'], limit['target']].map(Number) as [number, number, number];
  return min >= 1 && max > min && target >= 20 && target <= 90;
}

/** Names of properties, however deep; not those of policies and tags, which are somebody's own. */
export const namesIn = (value: Json): string[] =>
  Array.isArray(value)
    ? value.flatMap((part: Json) => namesIn(part))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, part]) => [name, ...(OWN.includes(name) ? [] : namesIn(part))])
      : [];
const OWN = ['PolicyDocument', 'Tags'];
