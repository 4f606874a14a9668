/** Brings the indexes of a collection to what is declared. Running it again changes nothing. */
import { isDeepStrictEqual } from 'node:util';
import { MongoServerError, type Collection, type CreateIndexesOptions, type IndexDescriptionInfo } from 'mongodb';
import type { DeclaredIndex } from './keys';

/** https://www.mongodb.com/docs/manual/reference/error-codes/ */
const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;
const HINTS: ReadonlyMap<unknown, string> = new Map([
  [13, 'the database user may not do this: it needs createIndex, dropIndex and listIndexes on the collection'],
  [85, 'an index on the same key exists under another name: drop that one, or declare it under its name'],
  [86, 'an index of this name was made by someone else meanwhile: run the deployment again'],
  [
    11_000,
    'documents in the collection have the same value in a field that is to be unique: remove the duplicates first',
  ],
]);

/** What was done, by index name. */
export interface Reconciled {
  readonly created: readonly string[];
  readonly dropped: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Drops what was declared before and is no longer, replaces what is different in any way, creates what is missing. Between the drop and the end of
 * the creation of a replaced index its queries scan the collection. Indexes that were never declared stay, except one that holds a declared name.
 *
 * @param previous what the last deployment declared; empty at the first
 * @throws Error that names the index and what to do
 */
export async function reconcile(
  collection: Collection,
  declared: readonly DeclaredIndex[],
  previous: readonly DeclaredIndex[],
): Promise<Reconciled> {
  const existing = new Map((await listed(collection)).map((index) => [index.name, index]));
  const same = (index: DeclaredIndex): boolean => isSame(existing.get(index.Name), index);

  const names = new Set(declared.map(({ Name }) => Name));
  const kept = declared.filter(same);
  const changed = declared.filter((index) => existing.has(index.Name) && !same(index));
  const gone = previous.filter(({ Name }) => existing.has(Name) && !names.has(Name));
  const missing = declared.filter((index) => !kept.includes(index));

  const dropped = [...gone, ...changed].map(({ Name }) => Name);
  for (const name of dropped) await inWords(`drop index ${name}`, collection, () => drop(collection, name));
  for (const index of missing) {
    await inWords(`create index ${index.Name}`, collection, () =>
      collection.createIndex([...keyOf(index)], optionsOf(index), {}),
    );
  }
  return { created: missing.map(({ Name }) => Name), dropped, kept: kept.map(({ Name }) => Name) };
}

const keyOf = ({ Key }: Pick<DeclaredIndex, 'Key'>): [string, 1 | -1][] =>
  Key.map(([field, direction]) => [field, direction]);

const optionsOf = ({ Name, Unique, ExpireAfterSeconds }: DeclaredIndex): CreateIndexesOptions => ({
  name: Name,
  ...(Unique && { unique: true }),
  ...(ExpireAfterSeconds !== undefined && { expireAfterSeconds: ExpireAfterSeconds }),
});

/** The order of the fields counts, and every option but those that are the server's own or say how the index was built. */
function isSame(existing: IndexDescriptionInfo | undefined, declared: DeclaredIndex): boolean {
  if (!existing) return false;
  const { v: _v, ns: _ns, background: _background, key, ...options } = existing;
  const there = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== false));
  return isDeepStrictEqual(Object.entries(key), keyOf(declared)) && isDeepStrictEqual(there, optionsOf(declared));
}

async function listed(collection: Collection): Promise<IndexDescriptionInfo[]> {
  try {
    return await collection.indexes();
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

async function drop(collection: Collection, name: string): Promise<void> {
  try {
    await collection.dropIndex(name);
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== INDEX_NOT_FOUND) throw error;
  }
}

async function inWords(what: string, collection: Collection, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    const hint = HINTS.get(error.code);
    const text = `could not ${what} of ${collection.namespace}: ${error.message}${hint ? ` (${hint})` : ''}`;
    throw new Error(text, { cause: error });
  }
}
