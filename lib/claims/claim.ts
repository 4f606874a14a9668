import type { ProfileName } from '../settings/schema';
import type { Evidence } from './evidence';
import type { ClaimId } from './ids';

export const SECTIONS = ['Service', 'Integrations', 'Scalability', 'Reliability', 'Portability', 'Security'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which database the article says it of. */
export const SIDES = ['dynamodb', 'atlas', 'both'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Today's verdict.
 * - `holds`: as said.
 * - `holds-with-caveat`: as said, within limits that the text names.
 * - `outdated`: the article was right, or thought so, and no longer is.
 * - `answered`: the article left a question mark; here is the answer.
 * - `platform-fact`: no template can show it; it is cited, and that is all.
 */
export const VERDICTS = ['holds', 'holds-with-caveat', 'outdated', 'answered', 'platform-fact'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Of a claim in one profile. A check that matches no resource has failed, never passed. */
export const STATUSES = ['demonstrated', 'not-in-this-profile', 'failed'] as const;
export type Status = (typeof STATUSES)[number];

export interface Source {
  readonly url: string;
  /** Day on which the page was read, ISO 8601. */
  readonly checked: string;
  /** Set where the page is not the vendor's own. */
  readonly secondary?: true;
}

interface ClaimText {
  readonly id: ClaimId;
  readonly section: Section;
  readonly side: Side;
  /** What the article says, in our words. */
  readonly said: string;
  /** What is true today. */
  readonly summary: string;
  /** What the other database does instead; where `side` is `both`, how the two differ. */
  readonly counterpart: string;
  readonly sources: readonly [Source, ...Source[]];
}

/** A claim without evidence does not compile, unless it is a platform fact; then it has none, though resources may be marked with it. */
export type Claim = ClaimText &
  (
    | { readonly verdict: 'platform-fact'; readonly evidence?: never; readonly shownIn?: never }
    | {
        readonly verdict: Exclude<Verdict, 'platform-fact'>;
        readonly evidence: Evidence;
        /** Profiles whose templates must show it: there, a check that does not hold has failed. */
        readonly shownIn: readonly [ProfileName, ...ProfileName[]];
      }
  );
