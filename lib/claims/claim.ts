import type { ProfileName } from '../settings/schema';
import type { AdviceId } from './catalogue/advice';
import type { Evidence } from './evidence';
import type { ClaimId } from './ids';
import { TEMPLATES, type Sentence, type Source } from './sentence';

export const SECTIONS = ['Service', 'Integrations', 'Scalability', 'Reliability', 'Portability', 'Security'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which database the article says it of. */
export const SIDES = ['dynamodb', 'atlas', 'both'] as const;
export type Side = (typeof SIDES)[number];

/**
 * Today's verdict on what the article says, by the same measure for both databases.
 * - `holds`: as said; the text of today names no limit of it.
 * - `holds-with-caveat`: as said, within limits that the text names.
 * - `outdated`: the article was right, or thought so, and no longer is.
 * - `answered`: the article left a question mark; here is the answer.
 * - `platform-fact`: no template can show it; it is cited, and that is all.
 */
export const VERDICTS = ['holds', 'holds-with-caveat', 'outdated', 'answered', 'platform-fact'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * Of a claim in one profile: whether its templates show what is true today, whatever the verdict on what was said. A check that matches
 * no resource has failed, never passed. `cited` is a platform fact, which no template shows.
 */
export const STATUSES = ['demonstrated', 'not-in-this-profile', 'cited', 'failed'] as const;
export type Status = (typeof STATUSES)[number];

interface ClaimText {
  readonly id: ClaimId;
  readonly section: Section;
  readonly side: Side;
  /** What the article says, in our words; a question where it left one. */
  readonly said: string;
  /** Set where the article does not say it, and this project does: the counterpart of one that it does. */
  readonly added?: true;
  /** What is true today; the first sentence says it by itself, in a table. */
  readonly summary: readonly [Sentence, ...Sentence[]];
  /** What the other database does instead; where `side` is `both`, how the two differ. */
  readonly counterpart: readonly [Sentence, ...Sentence[]];
  /** The advice that it stands behind: which way it points, and for whom. */
  readonly backs: readonly [AdviceId, ...AdviceId[]] | Neither;
}

/** Of a claim that speaks for neither database, why it does not. */
export interface Neither {
  readonly neither: string;
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

/** The pages that a claim names, each once, in the order in which its sentences do. */
export const sourcesOf = ({ summary, counterpart }: Pick<Claim, 'summary' | 'counterpart'>): Source[] => [
  ...new Set([...summary, ...counterpart].flatMap(({ source }) => (source === TEMPLATES ? [] : [source]))),
];
