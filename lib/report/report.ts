import { digestOf } from '../assembly/digest';
import { resourcesOf, type Assembly, type ResourcePlace } from '../assembly/assembly';
import { catalogue } from '../claims/catalogue';
import { sourcesOf, type Claim } from '../claims/claim';
import { evaluate, type ClaimResult } from '../claims/evaluate';
import type { EvidenceFinding } from '../claims/evidence';
import { unclaimedIn } from '../claims/unclaimed';
import { TEMPLATES, type Sentence } from '../claims/sentence';
import { observedOf } from '../claims/observations/claim-status';
import type { Observations } from '../claims/observations/observations';
import { joinObservations } from './join-observations';
import {
  NO_PROFILE,
  SCHEMA_VERSION,
  type Report,
  type ReportedClaim,
  type ReportedEvidence,
  type ReportedObserved,
  type ReportedResult,
  type ReportedRun,
  type ReportedSentence,
} from './schema';

/**
 * What the templates of each assembly show of every claim, and apart from it what was seen at work; the same for the same templates and
 * observations, with no time or place in it.
 *
 * @throws Misuse for observations of a profile that none of the assemblies is of
 */
export function reportOn(
  assemblies: readonly Assembly[],
  claims: readonly Claim[] = catalogue,
  documents: readonly Observations[] = [],
): Report {
  const evaluated = assemblies.map((assembly) => ({
    profile: profileOf(assembly),
    results: evaluate(assembly, claims),
  }));
  const profiles = evaluated.map(({ profile }) => profile);
  const observations = joinObservations(documents, profiles).map((run) => comparedWith(assemblies, run));
  return {
    schemaVersion: SCHEMA_VERSION,
    profiles,
    claims: claims.map((claim, index) => ({
      ...reported(
        claim,
        evaluated.map(({ profile, results }) => reportedResult(profile, results[index] as ClaimResult)),
      ),
      ...(observations.length && { observed: observations.map((run) => reportedObserved(claim, run)) }),
    })),
    unclaimed: assemblies.flatMap((assembly) =>
      unclaimedIn(resourcesOf(assembly)).map((resource) => ({ profile: profileOf(assembly), ...placeOf(resource) })),
    ),
    ...(observations.length && { observations }),
  };
}

const profileOf = ({ profile }: Assembly): string => profile ?? NO_PROFILE;

function reported(claim: Claim, results: ReportedResult[]): ReportedClaim {
  const { id, side, section, verdict, said, added, summary, counterpart, evidence } = claim;
  return {
    id,
    side,
    section,
    verdict,
    said,
    ...(added && { added }),
    summary: summary.map(reportedSentence),
    counterpart: counterpart.map(reportedSentence),
    sources: sourcesOf(claim).map((source) => ({ ...source })),
    mutations: evidence?.mutations.map(({ name }) => name) ?? [],
    results,
  };
}

const reportedSentence = ({ text, source }: Sentence): ReportedSentence => ({
  text,
  ...(source !== TEMPLATES && { source: source.url }),
});

const reportedResult = (profile: string, { status, proof }: ClaimResult): ReportedResult => ({
  profile,
  status,
  evidence: proof.findings.map(reportedEvidence),
  missing: proof.missing.map(({ of, expected, count, atLeast }) => ({ expected: `${of} ${expected}`, count, atLeast })),
});

/** A run that does not say what its templates were is taken at its word. */
function comparedWith(assemblies: readonly Assembly[], run: Observations): ReportedRun {
  const current = assemblies.filter((assembly) => profileOf(assembly) === run.profile).map(digestOf);
  const changed = run.runs?.some(({ templates }) => !current.includes(templates));
  return { ...run, ...(changed && { otherTemplates: true }) };
}

const reportedObserved = (
  { id }: Claim,
  { profile, place, otherTemplates, observations }: ReportedRun,
): ReportedObserved => {
  const { engines, parts, reasons, ...rest } = observedOf(id, observations);
  return {
    profile,
    place,
    ...rest,
    ...(otherTemplates && engines.length && { otherTemplates }),
    engines: [...engines],
    parts: [...parts],
    reasons: [...reasons],
  };
};

const reportedEvidence = ({ property, expected, found, holds, ...at }: EvidenceFinding): ReportedEvidence => ({
  ...placeOf(at),
  ...(property === undefined ? {} : { property }),
  expected,
  found: (found ?? null) as ReportedEvidence['found'],
  holds,
});

const placeOf = ({ stack, path, logicalId, type }: ResourcePlace): ResourcePlace => ({ stack, path, logicalId, type });
