/** Enough to be quick through an API, few enough for a table whose capacity is small. */
const AT_ONCE = 8;

/** Works on all items, a few at a time; the first failure ends it when its batch is done. */
export async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const batch = await Promise.allSettled(items.slice(start, start + AT_ONCE).map(work));
    const failure = batch.find((result) => result.status === 'rejected');
    if (failure) throw failure.reason;
  }
}
