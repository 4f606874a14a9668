import { isOpaque, maySpanColons, mayBeAnother, symbolsOf } from './opaque';
import type { Truth } from './truth';

/** How far `*` and `?` reach. `exact`: they are characters as others. `arn`: not over a colon, but for a `*` at the end of its part. */
type Wildcards = 'exact' | 'text' | 'arn';

/**
 * Whether text is what a pattern describes. Either may hold what only a deployment knows (see {@link isOpaque}): then it is said only where
 * it does not matter what that will be.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html (wildcards)
 */
export function matches(pattern: string, text: string, wildcards: Wildcards): Truth {
  // Most are plain text or differ before it could matter, and are asked often.
  if (pattern === text) return true;
  const start = plainStart(pattern, text);
  if (start === undefined) return false;
  const [wanted, found] = [symbolsOf(pattern.slice(start)), symbolsOf(text.slice(start))];
  if (fits(wanted, found, wildcards, false)) return true;
  return [...wanted, ...found].some(isOpaque) && fits(wanted, found, wildcards, true) ? undefined : false;
}

/** How many characters are the same in both before any that may stand for others; undefined where one differs, or one text ends, before that. */
function plainStart(pattern: string, text: string): number | undefined {
  for (let index = 0; ; index++) {
    const [want, have] = [pattern[index], text[index]];
    if (want === '*' || want === '?' || want === '‹' || have === '‹') return index;
    if (want !== have || want === undefined) return undefined;
  }
}

/**
 * Each of the six parts of an ARN by itself, the last one with all colons that follow.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (ARN condition operators)
 */
export function arnMatches(pattern: string, arn: string): Truth {
  const [wanted, found] = [partsOf(pattern), partsOf(arn)];
  // What is no ARN as it stands may be one once deployed.
  if (wanted.length < 6 || found.length < 6) return matches(pattern, arn, 'text') === false ? false : undefined;
  const truths = wanted.map((part, index) => matches(part, found[index] ?? '', 'text'));
  return truths.includes(false) ? false : truths.includes(undefined) ? undefined : true;
}

function partsOf(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length < 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}

/** @param generous whether what is opaque may be any text, not only what stands in the other place by the same name */
function fits(wanted: readonly string[], found: readonly string[], wildcards: Wildcards, generous: boolean): boolean {
  const known = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = i * (found.length + 1) + j;
    const before = known.get(key);
    if (before !== undefined) return before;
    const fit = look(i, j);
    known.set(key, fit);
    return fit;
  };
  const look = (i: number, j: number): boolean => {
    const [want, have] = [wanted[i], found[j]];
    if (want === undefined) return have === undefined;
    if (want === '*' && wildcards !== 'exact') {
      const stays = wildcards === 'arn' && wanted[i + 1] !== undefined && wanted[i + 1] !== ':';
      return from(i + 1, j) || (have !== undefined && !(stays && have === ':') && from(i, j + 1));
    }
    if (have === undefined) return false;
    if (want === have) return from(i + 1, j + 1);
    if (isOpaque(want) && isOpaque(have))
      return generous && (mayBeAnother(want) || mayBeAnother(have)) && from(i + 1, j + 1);
    if (isOpaque(want)) return generous && covers(want, have) && (from(i + 1, j + 1) || from(i, j + 1));
    if (isOpaque(have)) return generous && covers(have, want) && (from(i + 1, j + 1) || from(i + 1, j));
    return want === '?' && wildcards !== 'exact' && !(wildcards === 'arn' && have === ':') && from(i + 1, j + 1);
  };
  return from(0, 0);
}

const covers = (opaque: string, character: string): boolean => character !== ':' || maySpanColons(opaque);
