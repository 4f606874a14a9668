import { resourcesOf, type Assembly, type TemplateResource } from '../claims/assembly';
import { catalogue } from '../claims/catalogue';
import type { Claim } from '../claims/claim';
import { evaluate, type ClaimResult } from '../claims/evaluate';
import type { Finding } from '../claims/evidence';
import { unclaimed } from '../claims/unclaimed';
import {
  NO_PROFILE,
  SCHEMA_VERSION,
  type Report,
  type ReportedClaim,
  type ReportedEvidence,
  type ReportedResult,
} from './schema';

/** What the templates of each assembly show of every claim; the same for the same templates, with no time or place in it. */
export function reportOn(assemblies: readonly Assembly[], claims: readonly Claim[] = catalogue): Report {
  const evaluated = assemblies.map((assembly) => ({
    profile: profileOf(assembly),
    results: evaluate(assembly, claims),
  }));
  return {
    schemaVersion: SCHEMA_VERSION,
    profiles: evaluated.map(({ profile }) => profile),
    claims: claims.map((claim, index) =>
      reported(
        claim,
        evaluated.map(({ profile, results }) => reportedResult(profile, results[index] as ClaimResult)),
      ),
    ),
    unclaimed: assemblies.flatMap((assembly) =>
      unclaimed(resourcesOf(assembly)).map((resource) => ({ profile: profileOf(assembly), ...placeOf(resource) })),
    ),
  };
}

const profileOf = ({ profile }: Assembly): string => profile ?? NO_PROFILE;

const reported = (
  { id, side, section, verdict, said, today, counterpart, sources, evidence }: Claim,
  results: ReportedResult[],
): ReportedClaim => ({
  id,
  side,
  section,
  verdict,
  said,
  summary: today,
  counterpart,
  sources: sources.map((source) => ({ ...source })),
  mutations: evidence?.mutations.map(({ name }) => name) ?? [],
  results,
});

const reportedResult = (profile: string, { status, proof }: ClaimResult): ReportedResult => ({
  profile,
  status,
  evidence: proof.findings.map(reportedEvidence),
  missing: proof.missing.map(({ of, expected, count, atLeast }) => ({ expected: `${of} ${expected}`, count, atLeast })),
});

const reportedEvidence = ({ property, expected, found, holds, ...at }: Finding): ReportedEvidence => ({
  ...placeOf(at),
  ...(property === undefined ? {} : { property }),
  expected,
  found: (found ?? null) as ReportedEvidence['found'],
  holds,
});

const placeOf = ({
  stack,
  path,
  logicalId,
  type,
}: Pick<TemplateResource, 'stack' | 'path' | 'logicalId' | 'type'>) => ({
  stack,
  path,
  logicalId,
  type,
});
