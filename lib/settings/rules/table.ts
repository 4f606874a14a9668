/**
 * What DynamoDB refuses, above all of strongly consistent global tables.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
 */
import type { Problem } from '../problem';
import { STRONG_CONSISTENCY_SETS } from '../regions';
import type { Settings } from '../schema';
import { rule, type Rule } from './rule';

const whenStrong = (find: (settings: Settings) => Problem | undefined): Rule =>
  rule((settings) => (settings.dynamodb.consistency === 'strong' ? find(settings) : undefined));

const strongHasNoTtl = whenStrong(({ dynamodb }) =>
  dynamodb.ttl
    ? {
        setting: 'dynamodb.ttl',
        given: true,
        allowed: 'false with strong multi-region consistency: such a table has no TTL',
        fix: '-c dynamodb.ttl=false, or -c dynamodb.consistency=eventual',
      }
    : undefined,
);

const strongHasNoLocalIndex = whenStrong(({ dynamodb }) =>
  dynamodb.customerIndex === 'local'
    ? {
        setting: 'dynamodb.customerIndex',
        given: 'local',
        allowed: 'global with strong multi-region consistency: such a table has no local index',
        fix: '-c dynamodb.customerIndex=global, or -c dynamodb.consistency=eventual',
      }
    : undefined,
);

const setOf = (region: string) => STRONG_CONSISTENCY_SETS.find((set) => set.includes(region));

const strongRegions = whenStrong(({ region, dynamodb }) => {
  const all = [region, ...dynamodb.replicas, ...(dynamodb.witnessRegion ? [dynamodb.witnessRegion] : [])];
  const set = setOf(region);
  if (all.length === 3 && set && all.every((one) => set.includes(one))) return undefined;
  return {
    setting: 'dynamodb.replicas',
    given: all.join(', '),
    allowed: `three regions of one set, one of them possibly a witness: ${STRONG_CONSISTENCY_SETS.map((one) => one.join(', ')).join('; or ')}`,
    fix: set
      ? `-c dynamodb.replicas='["${set.filter((one) => one !== region)[0]}"]' -c dynamodb.witnessRegion=${set.filter((one) => one !== region)[1]}`
      : '-c region=eu-west-1 and two further regions of its set',
  };
});

const witnessOnlyStrong = rule(({ dynamodb }) =>
  dynamodb.witnessRegion !== undefined && dynamodb.consistency !== 'strong'
    ? {
        setting: 'dynamodb.witnessRegion',
        given: dynamodb.witnessRegion,
        allowed: 'a witness only with strong multi-region consistency',
        fix: '-c dynamodb.consistency=strong, or leave dynamodb.witnessRegion out',
      }
    : undefined,
);

const regionsOnce = rule(({ region, dynamodb }) => {
  const all = [region, ...dynamodb.replicas, ...(dynamodb.witnessRegion ? [dynamodb.witnessRegion] : [])];
  const twice = all.find((one, index) => all.indexOf(one) !== index);
  return twice === undefined
    ? undefined
    : {
        setting: 'dynamodb.replicas',
        given: twice,
        allowed: 'each region once, the home region not at all',
        fix: `leave ${twice} out of dynamodb.replicas and dynamodb.witnessRegion`,
      };
});

const capacityBounds = (kind: 'Read' | 'Write'): Rule =>
  rule(({ dynamodb: { capacity, provisioned } }) => {
    const [min, max] = [provisioned[`min${kind}Units`], provisioned[`max${kind}Units`]];
    return capacity !== 'provisioned' || min <= max
      ? undefined
      : {
          setting: `dynamodb.provisioned.min${kind}Units`,
          given: min,
          allowed: `at most dynamodb.provisioned.max${kind}Units (${max})`,
          fix: `-c dynamodb.provisioned.max${kind}Units=${min}`,
        };
  });

export const tableRules: readonly Rule[] = [
  strongHasNoTtl,
  strongHasNoLocalIndex,
  strongRegions,
  witnessOnlyStrong,
  regionsOnce,
  capacityBounds('Read'),
  capacityBounds('Write'),
];
