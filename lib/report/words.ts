/**
 * What every format says of a claim, and why it is not demonstrated, in words for whoever reviews the change that did it.
 */
import type { Verdict } from '../claims/claim';
import type { Source } from '../claims/sentence';
import type { ReportedClaim, ReportedEvidence, ReportedResult, ReportedSentence } from './schema';

/** Of what was said: beside a status, which is of what is true today, none may be read as that. */
export const VERDICT_WORDS = {
  holds: 'as said',
  'holds-with-caveat': 'as said, within limits',
  outdated: 'no longer so',
  answered: 'question, answered',
  'platform-fact': 'cited fact',
} as const satisfies Record<Verdict, string>;

/** Whose page it is, for a link that has no room for its address. */
export const publisherOf = ({ url }: Pick<Source, 'url'>): string => (/\bmongodb\b/.test(url) ? 'MongoDB' : 'AWS');

/** What is true today, in one sentence. */
export const todayOf = ({ summary }: Pick<ReportedClaim, 'summary'>): string => summary[0]?.text ?? '';

/** Which of the claim's sources a sentence names, from 1; none where it is about the templates. */
export function sourceNumber(
  { sources }: Pick<ReportedClaim, 'sources'>,
  { source }: ReportedSentence,
): number | undefined {
  const index = sources.findIndex(({ url }) => url === source);
  return index < 0 ? undefined : index + 1;
}

/** Longer parts of a template are cut: the template has them whole. */
const SHOWN_CHARACTERS = 240;

/** One line for each thing that does not hold; none where all of it does. */
export const failureReasons = ({ evidence, missing }: ReportedResult): string[] => [
  ...missing.map(
    ({ expected, count, atLeast }) =>
      `expected: ${expected}; found: ${count ? `${count} of at least ${atLeast}` : 'no such resource'}`,
  ),
  ...evidence
    .filter(({ holds }) => !holds)
    .map((found) => `${placeText(found)}: expected: ${found.expected}; found: ${foundText(found.found)}${at(found)}`),
];

/** Construct path, or stack and logical id in a template without paths. */
export const placeText = ({ stack, path, logicalId }: Pick<ReportedEvidence, 'stack' | 'path' | 'logicalId'>): string =>
  path || `${stack}/${logicalId}`;

export function foundText(found: unknown): string {
  if (isNothing(found)) return 'nothing';
  const text = JSON.stringify(found);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`;
}

const isNothing = (found: unknown): boolean =>
  found === null ||
  found === undefined ||
  (typeof found === 'object' && Object.values(found).length > 0 && Object.values(found).every(isNothing));

const at = ({ property }: ReportedEvidence): string => (property === undefined ? '' : ` at ${property}`);
