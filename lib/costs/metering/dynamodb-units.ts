/** What DynamoDB counts for a request: capacity units of the table and of each index. {@link METERING_RULES} says where it is from. */
import { isDeepStrictEqual } from 'node:util';
import { itemBytes, type Item } from './item-size';

const READ_BYTES = 4_096;
const WRITE_BYTES = 1_024;
const TRANSACTIONAL = 2;

export type ReadMode = 'eventual' | 'strong' | 'transactional';
const PER_READ: Readonly<Record<ReadMode, number>> = { eventual: 0.5, strong: 1, transactional: TRANSACTIONAL };

/** What a table is metered by. */
export interface MeteredKeys {
  readonly keys: readonly string[];
  readonly indexes: readonly MeteredIndex[];
}

export interface MeteredIndex {
  readonly name: string;
  readonly keys: readonly string[];
  readonly isLocal: boolean;
  /** Attributes beside the keys; all where it is undefined. */
  readonly projected?: readonly string[] | undefined;
}

/** @param bytes of an item, or of all that a listing reads; 0 where there is none */
export const readUnits = (bytes: number, mode: ReadMode): number => rounded(bytes, READ_BYTES) * PER_READ[mode];

/** @param bytes the larger of before and after */
export const writeUnits = (bytes: number, transactional = false): number =>
  rounded(bytes, WRITE_BYTES) * (transactional ? TRANSACTIONAL : 1);

const rounded = (bytes: number, unit: number): number => Math.max(1, Math.ceil(bytes / unit));

export interface WriteCharge {
  readonly table: number;
  /** By name; without those that nothing changes in. */
  readonly indexes: Readonly<Record<string, number>>;
}

/** @param before undefined where nothing was there @param after undefined where it is deleted */
export function writeCharge(
  table: MeteredKeys,
  before: Item | undefined,
  after: Item | undefined,
  transactional = false,
): WriteCharge {
  const charges = table.indexes.map((index) => [index.name, indexCharge(table, index, before, after)] as const);
  return {
    table: writeUnits(Math.max(bytesOf(before), bytesOf(after)), transactional),
    indexes: Object.fromEntries(charges.filter(([, units]) => units > 0)),
  };
}

const bytesOf = (item: Item | undefined): number => (item ? itemBytes(item) : 0);

function indexCharge(table: MeteredKeys, index: MeteredIndex, before?: Item, after?: Item): number {
  const [old, now] = [before && entryOf(table, index, before), after && entryOf(table, index, after)];
  if (!old || !now) return [old, now].reduce((sum, entry) => sum + (entry ? writeUnits(itemBytes(entry)) : 0), 0);
  const isSamePlace = index.keys.every((key) => old[key] === now[key]);
  if (!isSamePlace) return writeUnits(itemBytes(old)) + writeUnits(itemBytes(now));
  return isDeepStrictEqual(old, now) ? 0 : writeUnits(Math.max(itemBytes(old), itemBytes(now)));
}

/** What an index holds of an item; nothing where the item lacks one of its keys. */
export function entryOf(table: MeteredKeys, { keys, projected }: MeteredIndex, item: Item): Item | undefined {
  if (keys.some((key) => item[key] === undefined)) return undefined;
  if (!projected) return item;
  const names = new Set([...table.keys, ...keys, ...projected]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}
