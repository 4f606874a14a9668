import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import { DATA_ACTIONS, DESCRIBE_TABLE, MANAGE_TABLES } from './dynamodb-actions';
import { expectation, table } from './dsl';
import { OTHER_ACCOUNT } from './keys';
import { sec06Mutations } from './sec-06-mutations';
import { indexesOf, nameOf, placesOf, replicasOf, type TablePlace } from './table-places';

/** Where a table's replicas deny requests without TLS, by region. */
interface Denials {
  /** Undefined where the templates do not say. */
  readonly home: string | undefined;
  readonly denies: readonly string[];
  readonly hasNoPolicy: readonly string[];
  /** What a replica lets through in spite of its policy. */
  readonly lets: readonly string[];
}

/** Whoever has policies that allow everything, here and elsewhere, and a service that tables let in. */
const EVERYBODY = [{}, OTHER_ACCOUNT, 'redshift.amazonaws.com'];
const ON_TABLE = [...DATA_ACTIONS, ...MANAGE_TABLES, DESCRIBE_TABLE];
const ON_INDEX = ['dynamodb:Query', 'dynamodb:Scan'];
const PLAIN_HTTP = { 'aws:SecureTransport': 'false' };

/** At one place, whatever is not denied to somebody. */
const letsThrough = (view: View, place: TablePlace): string[] =>
  (place.within ? ON_INDEX : ON_TABLE)
    .filter((action) =>
      EVERYBODY.some((who) => {
        const asked = { who, action, resource: place.table, context: PLAIN_HTTP, otherKeys: 'any', ...place } as const;
        return view.access.may(asked).decision !== 'denied';
      }),
    )
    .map((action) => `${action} on ${nameOf(place)}`);

function denials(one: TemplateResource, view: View): Json {
  const [first, ...more] = placesOf(one);
  const regions = placesOf(one).map((place, index) => {
    const hasPolicy = replicasOf(one)[index]?.['ResourcePolicy'] !== undefined;
    const places = [place, ...indexesOf(one).map((index) => ({ ...place, within: `/index/${index}` }))];
    return { region: place.region, hasPolicy, lets: hasPolicy ? places.flatMap((one) => letsThrough(view, one)) : [] };
  });
  const found: Denials = {
    home: one.region ?? (more.length ? undefined : first?.region),
    denies: regions.flatMap(({ region, hasPolicy, lets }) => (hasPolicy && !lets.length ? [region] : [])),
    hasNoPolicy: regions.flatMap(({ region, hasPolicy }) => (hasPolicy ? [] : [region])),
    lets: regions.flatMap(({ lets }) => lets),
  };
  return found as unknown as Json;
}

export const sec06: Evidence = {
  expectations: [
    expectation(
      'every table',
      'denies everybody’s requests without TLS in its home region, and in every other whose replica has a policy',
      table,
      denials,
      (found) => {
        const { home, denies, lets } = found as unknown as Denials;
        return home !== undefined && denies.includes(home) && lets.length === 0;
      },
    ),
  ],
  mutations: sec06Mutations,
  notTried: { unable: 'a denial needs nobody’s right: it holds as soon as the policy is there' },
};
