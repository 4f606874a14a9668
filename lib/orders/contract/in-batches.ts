import { mapLimit } from '../../async/limit';

/** Enough to be quick through an API, few enough for a table whose capacity is small. */
const AT_ONCE = 8;

/** Works on all items, a few at a time; the first failure ends it when what was begun is done. */
export const inBatches = <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<unknown> =>
  mapLimit(items, AT_ONCE, work);
