/** `undefined` where it cannot be said. */
export type Truth = boolean | undefined;

/** One part that does not hold decides, whatever is not known of the others. */
export function every<T>(parts: readonly T[], holds: (part: T) => Truth): Truth {
  const found = parts.map(holds);
  return found.includes(false) ? false : found.includes(undefined) ? undefined : true;
}

/** One part that holds decides. */
export const some = <T>(parts: readonly T[], holds: (part: T) => Truth): Truth =>
  not(every(parts, (part) => not(holds(part))));

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
