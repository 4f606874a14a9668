/**
 * The few types of Extended JSON that an order has, canonical or relaxed: what a trigger sends with its types kept. The driver's own
 * parser reads all of them, for 55 kB more in the function's bundle.
 * https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
 */
export type ExtendedJson = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is ExtendedJson =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NUMBER_TYPES = ['$numberInt', '$numberLong', '$numberDouble'] as const;

/** A number; undefined for what is none, and for a decimal, which a number does not hold exactly. Inexact beyond 2^53. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (!isObject(value)) return undefined;
  const type = NUMBER_TYPES.find((name) => typeof value[name] === 'string');
  return type && Number(value[type]);
}

/** Milliseconds since the epoch; undefined for what is no date. */
export function dateOf(value: unknown): number | undefined {
  const date = isObject(value) ? value['$date'] : undefined;
  return typeof date === 'string' ? Date.parse(date) : numberOf(date);
}
