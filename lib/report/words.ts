/**
 * Why a claim is not demonstrated, in words for whoever reviews the change that did it.
 */
import type { ReportedEvidence, ReportedResult } from './schema';

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
