import type { Assembly } from '../assembly/assembly';
import { PROFILE_NAMES } from '../settings/schema';
import { catalogue } from './catalogue';
import type { Claim, Status } from './claim';
import { viewOf } from './view';
import { prove, proves, type Proof } from './evidence';

/** What the templates of one assembly say of one claim. */
export interface ClaimResult {
  readonly claim: Claim;
  readonly status: Status;
  readonly proof: Proof;
}

const NO_PROOF: Proof = { findings: [], missing: [] };

/**
 * A claim is demonstrated where its evidence holds. Where it does not, it has failed if the profile must show it; else it is simply not
 * part of this profile. Templates that say no profile are held to their own marks: a claim that a resource says it demonstrates is due.
 * A platform fact is never demonstrated by a template.
 */
export function evaluate(assembly: Assembly, claims: readonly Claim[] = catalogue): ClaimResult[] {
  const view = viewOf(assembly);
  const profile = PROFILE_NAMES.find((name) => name === assembly.profile);
  const isMarked = ({ id }: Claim): boolean => view.resources.some((resource) => resource.claims.includes(id));
  return claims.map((claim): ClaimResult => {
    if (claim.verdict === 'platform-fact') return { claim, status: 'cited', proof: NO_PROOF };
    const proof = prove(claim.evidence, view, profile);
    if (proves(proof)) return { claim, status: 'demonstrated', proof };
    const due = profile === undefined ? isMarked(claim) : claim.shownIn.includes(profile);
    return { claim, status: due ? 'failed' : 'not-in-this-profile', proof };
  });
}
