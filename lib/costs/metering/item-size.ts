/**
 * What an item weighs: its attributes' names in UTF-8 and their values.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export type Item = Readonly<Record<string, unknown>>;

export const itemBytes = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);

/** A list or map of either kind takes these, and one for each that it holds. */
const COLLECTION_BYTES = 3;

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return numberBytes(value);
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + valueBytes(each) + 1, COLLECTION_BYTES);
  if (typeof value === 'object' && value !== null)
    return COLLECTION_BYTES + itemBytes(value as Item) + Object.keys(value).length;
  return 1;
}

/** A byte for each two significant digits, and one more; another where it is negative. About so much, says AWS. */
function numberBytes(value: number): number {
  const digits =
    /^-?0*([\d.]*?)(?:e|$)/
      .exec(String(value))?.[1]
      ?.replace('.', '')
      .replace(/^0+|0+$/g, '').length ?? 0;
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
}
