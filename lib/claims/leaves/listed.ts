/**
 * Properties of marked resources that may change without one of the resource's claims becoming false. Reviewed data: a property that is
 * neither caught by a check nor here fails `npm run test:system`, and so does one that is here and caught wherever it is.
 */
export interface ListedProperties {
  /** `*` is any. */
  readonly type: string;
  /** As `Replicas[].Tags`, with all that is below it. */
  readonly properties: readonly string[];
  /** Why it may. */
  readonly reason: string;
}

export const listed: readonly ListedProperties[] = [];

/** The entry that a property falls under, as `TYPE PROPERTY`. */
export function listedFor(entries: readonly ListedProperties[], type: string, property: string): string | undefined {
  for (const entry of entries) {
    if (entry.type !== '*' && entry.type !== type) continue;
    const found = entry.properties.find(
      (one) => property === one || (/^(\.|\[)/.test(property.slice(one.length)) && property.startsWith(one)),
    );
    if (found !== undefined) return `${entry.type} ${found}`;
  }
  return undefined;
}
