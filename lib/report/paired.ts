import type { ClaimId } from '../claims/ids';
import { PAIRS, UNPAIRED } from '../claims/pairs';

/** What both databases are asked alike, a sentence each, and why something is asked of one alone. */
export function pairedText(id: ClaimId): string[] {
  const unpaired = UNPAIRED[id];
  if (unpaired !== undefined) return [`Asked of one side alone: ${unpaired}`];
  return PAIRS.filter(({ dynamodb, atlas }) => [...dynamodb, ...atlas].includes(id)).map(
    ({ alike, dynamodbAlone = {}, atlasAlone = {} }) => {
      const reasons = [...Object.keys(dynamodbAlone), ...Object.keys(atlasAlone)];
      const both = `Asked of both sides: ${alike.map(({ property }) => property).join('; ')}.`;
      return [both, ...(reasons.length ? [`Of one alone: ${reasons.join(' ')}`] : [])].join(' ');
    },
  );
}
