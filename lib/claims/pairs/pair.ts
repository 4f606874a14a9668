/**
 * What is asked of one database is asked of the other: claims that are counterparts of each other, property by property. A test holds the
 * catalogue to it: an expectation that stands nowhere here has no twin, and nobody has said why.
 */
import type { ClaimId } from '../ids';

/** One property, with the expectations of each side that ask for it, in their own words. */
export interface Alike {
  readonly property: string;
  readonly dynamodb: readonly [string, ...string[]];
  readonly atlas: readonly [string, ...string[]];
}

/** Expectations that the other side has no twin of, by why it has none. */
export type Alone = Readonly<Record<string, readonly [string, ...string[]]>>;

/** Of a claim that is about both, the same id stands on both sides. */
export interface Pair {
  readonly dynamodb: readonly [ClaimId, ...ClaimId[]];
  readonly atlas: readonly [ClaimId, ...ClaimId[]];
  readonly alike: readonly [Alike, ...Alike[]];
  readonly dynamodbAlone?: Alone;
  readonly atlasAlone?: Alone;
}
