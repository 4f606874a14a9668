/** `undefined` where it cannot be said. */
export type Truth = boolean | undefined;

/** One part that does not hold decides, whatever is not known of the others. */
export function every<T>(parts: readonly T[], holds: (part: T) => Truth): Truth {
  let all: Truth = true;
  for (const part of parts) {
    const one = holds(part);
    if (one === false) return false;
    if (one === undefined) all = undefined;
  }
  return all;
}

/** One part that holds decides. */
export function some<T>(parts: readonly T[], holds: (part: T) => Truth): Truth {
  let any: Truth = false;
  for (const part of parts) {
    const one = holds(part);
    if (one) return true;
    if (one === undefined) any = undefined;
  }
  return any;
}

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
