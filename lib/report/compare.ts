/**
 * What became of every claim between two reports: the first thing to read of a pull request.
 */
import { styled } from '../console/terminal';
import { leafChanges } from './leaf-changes';
import type { Report, ReportedClaim, ReportedEvidence, ReportedResult } from './schema';
import { placeText, foundText } from './words';

/** One claim in one profile whose status or evidence is not what it was. */
export interface ClaimChange {
  readonly id: string;
  readonly profile: string;
  readonly before: ReportedResult['status'];
  readonly now: ReportedResult['status'];
  /** What changed in the templates, or in what is asked of them. */
  readonly why: readonly string[];
}

export interface Comparison {
  readonly changes: readonly ClaimChange[];
  /** Claims and profiles that only one of the reports has, and verdicts that changed, in words. */
  readonly notes: readonly string[];
}

export function compareReports(before: Report, now: Report): Comparison {
  const former = new Map(before.claims.map((claim) => [claim.id, claim]));
  const changes = now.claims.flatMap((claim) => {
    const old = former.get(claim.id);
    return old ? claim.results.flatMap((result) => changeOf(claim.id, resultIn(old, result.profile), result)) : [];
  });
  return { changes, notes: notes(before, now) };
}

const resultIn = ({ results }: ReportedClaim, profile: string): ReportedResult | undefined =>
  results.find((result) => result.profile === profile);

function changeOf(id: string, before: ReportedResult | undefined, now: ReportedResult): ClaimChange[] {
  if (!before) return [];
  const changed = before.status !== now.status;
  const why = reasonsFor(before, now);
  if (!changed && (!why.length || now.status === 'not-in-this-profile')) return [];
  return [
    {
      id,
      profile: now.profile,
      before: before.status,
      now: now.status,
      why: why.length ? why : ['the catalogue: the profile is held to something else'],
    },
  ];
}

function reasonsFor(before: ReportedResult, now: ReportedResult): string[] {
  const [old, current] = [byKey(before.evidence), byKey(now.evidence)];
  const [asked, askedBefore] = [expectationsOf(now), expectationsOf(before)];
  return [
    ...[...asked].filter((expected) => !askedBefore.has(expected)).map((expected) => `newly expected: ${expected}`),
    ...[...askedBefore].filter((expected) => !asked.has(expected)).map((expected) => `no longer expected: ${expected}`),
    ...now.missing
      .filter(({ expected }) => askedBefore.has(expected))
      .flatMap(({ expected }) => gone(expected, before.evidence, current)),
    ...[...current].flatMap(([key, found]) => differenceOf(old.get(key), found, askedBefore)),
    ...[...old]
      .filter(([key, { expected }]) => !current.has(key) && asked.has(expected) && !isMissing(now, expected))
      .map(([, found]) => `${placeText(found)} is gone: ${found.expected}`),
  ];
}

const key = (found: ReportedEvidence): string => JSON.stringify([found.expected, found.stack, found.logicalId]);
const byKey = (evidence: readonly ReportedEvidence[]): Map<string, ReportedEvidence> =>
  new Map(evidence.map((found) => [key(found), found]));
const isMissing = ({ missing }: ReportedResult, expected: string): boolean =>
  missing.some((one) => one.expected === expected);
const expectationsOf = ({ evidence, missing }: ReportedResult): Set<string> =>
  new Set([...evidence, ...missing].map(({ expected }) => expected));

function gone(
  expected: string,
  before: readonly ReportedEvidence[],
  current: ReadonlyMap<string, ReportedEvidence>,
): string[] {
  const places = before.filter((found) => found.expected === expected && !current.has(key(found))).map(placeText);
  return places.length ? [`expected: ${expected}; gone: ${places.join(', ')}`] : [];
}

function differenceOf(
  before: ReportedEvidence | undefined,
  now: ReportedEvidence,
  askedBefore: ReadonlySet<string>,
): string[] {
  if (!before)
    return askedBefore.has(now.expected)
      ? [
          `${placeText(now)} is new${now.holds ? '' : ' and does not hold'}: expected: ${now.expected}; found: ${foundText(now.found)}`,
        ]
      : [];
  const leaves = leafChanges(before.found, now.found, now.property ?? '');
  if (leaves.length) return [`${placeText(now)}: expected: ${now.expected}; ${leaves.join('; ')}`];
  // What was looked at is the same, and what it was held against is not.
  return before.holds === now.holds
    ? []
    : [
        `${placeText(now)}: expected: ${now.expected}; found as before: ${foundText(now.found)}, which ${now.holds ? 'now holds' : 'no longer holds'}`,
      ];
}

function notes(before: Report, now: Report): string[] {
  const ids = (report: Report): string[] => report.claims.map(({ id }) => id);
  const only = (some: readonly string[], others: readonly string[]): string[] =>
    some.filter((one) => !others.includes(one));
  return [
    ...only(ids(now), ids(before)).map((id) => `${id} is new`),
    ...only(ids(before), ids(now)).map((id) => `${id} is no longer there`),
    ...now.claims.flatMap(({ id, verdict }) => {
      const old = before.claims.find((claim) => claim.id === id)?.verdict;
      return old === undefined || old === verdict ? [] : [`${id}: the verdict was ${old} and is ${verdict}`];
    }),
    ...only(now.profiles, before.profiles).map(
      (profile) => `profile ${profile} is not in the other report: nothing to compare`,
    ),
    ...only(before.profiles, now.profiles).map((profile) => `profile ${profile} is in the other report only`),
  ];
}

/** @param colour for a terminal only */
export function comparisonText({ changes, notes }: Comparison, colour = false): string {
  const status = changes.filter(({ before, now }) => before !== now);
  const evidence = changes.filter(({ before, now }) => before === now);
  const lines = (change: ClaimChange, title: string): string[] => [
    styled(change.now === 'failed' ? 'red' : 'green', `${change.id} in profile ${change.profile}: ${title}`, colour),
    ...change.why.map((why) => `  ${why}`),
  ];
  return [
    status.length ? `Claims that changed their status: ${status.length}` : 'No claim changed its status.',
    ...status.flatMap((change) => lines(change, `${change.before} -> ${change.now}`)),
    ...(evidence.length ? ['', `Claims whose evidence changed and whose status did not: ${evidence.length}`] : []),
    ...evidence.flatMap((change) => lines(change, change.now)),
    ...(notes.length ? ['', ...notes] : []),
    '',
  ].join('\n');
}
