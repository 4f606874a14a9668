import { catalogue } from '../../../lib/claims/catalogue';
import type { Claim } from '../../../lib/claims/claim';
import type { ClaimId } from '../../../lib/claims/ids';
import { PAIRS, UNPAIRED } from '../../../lib/claims/pairs';
import type { Alone, Pair } from '../../../lib/claims/pairs/pair';
import { PROFILE_NAMES } from '../../../lib/settings/schema';

const claimOf = (id: ClaimId): Claim => catalogue.find((claim) => claim.id === id)!;

/** What claims ask, with the profiles in which they do. */
const asked = (ids: readonly ClaimId[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    ids.flatMap((id) => {
      const { evidence, shownIn = [] } = claimOf(id);
      return (evidence?.expectations ?? []).map(({ of, expected, onlyIn = PROFILE_NAMES }) => [
        `${of} ${expected}`,
        shownIn.filter((profile) => onlyIn.includes(profile)),
      ]);
    }),
  );

const aloneOf = (alone: Alone = {}): string[] => Object.values(alone).flat();
const namedOf = ({ alike, dynamodbAlone, atlasAlone }: Pair) => ({
  dynamodb: [...alike.flatMap(({ dynamodb }) => dynamodb), ...aloneOf(dynamodbAlone)],
  atlas: [...alike.flatMap(({ atlas }) => atlas), ...aloneOf(atlasAlone)],
});

it('pairs every claim that templates show, or says why it has no counterpart', () => {
  const paired = new Set(PAIRS.flatMap(({ dynamodb, atlas }) => [...dynamodb, ...atlas]));
  const shown = catalogue.filter(({ evidence }) => evidence).map(({ id }) => id);
  expect(shown.filter((id) => paired.has(id) === id in UNPAIRED)).toStrictEqual([]);
});

describe.each(PAIRS.map((pair) => [[...new Set([...pair.dynamodb, ...pair.atlas])].join(', '), pair] as const))(
  'the pair of %s',
  (_ids, pair) => {
    const named = namedOf(pair);

    it('has claims of the side on which they stand', () => {
      const sides = (ids: readonly ClaimId[], others: readonly ClaimId[]) =>
        ids.filter((id) => !others.includes(id)).map((id) => claimOf(id).side);
      expect(sides(pair.dynamodb, pair.atlas)).not.toContain('atlas');
      expect(sides(pair.atlas, pair.dynamodb)).not.toContain('dynamodb');
    });

    it.each(['dynamodb', 'atlas'] as const)('names what is asked of %s, and nothing else', (side) => {
      const known = asked(pair[side]);
      expect(named[side].filter((one) => !known.has(one))).toStrictEqual([]);
    });

    it('leaves nothing that is asked without its twin, or a reason', () => {
      const all = new Set([...named.dynamodb, ...named.atlas]);
      expect([...asked([...pair.dynamodb, ...pair.atlas]).keys()].filter((one) => !all.has(one))).toStrictEqual([]);
    });

    it('asks both sides in a profile that they have in common', () => {
      const apart = pair.alike.filter(({ dynamodb, atlas }) => {
        const profiles = (ids: readonly ClaimId[], names: readonly string[]): string[] =>
          names.flatMap((name) => asked(ids).get(name) ?? []);
        return !profiles(pair.dynamodb, dynamodb).some((one) => profiles(pair.atlas, atlas).includes(one));
      });
      expect(apart.map(({ property }) => property)).toStrictEqual([]);
    });

    it('has no property that both have among what only one has', () => {
      const alike = pair.alike.flatMap(({ dynamodb, atlas }) => [...dynamodb, ...atlas]);
      const alone = [...aloneOf(pair.dynamodbAlone), ...aloneOf(pair.atlasAlone)];
      expect(alone.filter((one) => alike.includes(one))).toStrictEqual([]);
    });
  },
);
