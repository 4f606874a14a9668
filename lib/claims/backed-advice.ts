import type { Advice, Criterion, Database } from './advice';
import { catalogue } from './catalogue';
import { ADVICE, type AdviceId } from './catalogue/advice';
import type { Claim, Neither } from './claim';
import type { ClaimId } from './ids';

export interface BackedAdvice extends Advice {
  readonly id: AdviceId;
  /** The claims that stand behind it; none where it rests on its source alone. */
  readonly claims: readonly ClaimId[];
}

/** All advice, in the order in which it is read. */
export const backedAdvice = (claims: readonly Claim[] = catalogue): BackedAdvice[] =>
  Object.entries(ADVICE).map(([name, advice]) => {
    const id = name as AdviceId;
    return {
      ...advice,
      id,
      claims: claims.filter(({ backs }) => isAdvice(backs) && backs.includes(id)).map(({ id }) => id),
    };
  });

/** The claims that speak for neither database, each with why. */
export const undecided = (claims: readonly Claim[] = catalogue): { readonly id: ClaimId; readonly why: string }[] =>
  claims.flatMap(({ id, backs }) => (isAdvice(backs) ? [] : [{ id, why: backs.neither }]));

const isAdvice = (backs: readonly AdviceId[] | Neither): backs is readonly AdviceId[] => Array.isArray(backs);

/** That of one database and choice; of one criterion alone, where it is given. */
export const adviceOn = (
  all: readonly BackedAdvice[],
  database: Database,
  choice: Advice['choice'],
  criterion?: Criterion,
): BackedAdvice[] =>
  all.filter(
    (one) =>
      one.database === database && one.choice === choice && (criterion === undefined || one.criterion === criterion),
  );
