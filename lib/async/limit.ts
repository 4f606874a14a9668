/** Runs tasks with at most `slots` of them at a time, in the order they were given; each caller gets its own task's outcome. */
export function limit(slots: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = slots;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resume) => waiting.push(resume));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/**
 * Works on all items, `atOnce` of them at a time.
 *
 * @throws the first failure, once what was begun has ended; nothing is begun after it
 */
export async function mapLimit<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const slot = limit(atOnce);
  const failures: unknown[] = [];
  const begin = async (item: T): Promise<R> => {
    if (failures.length > 0) throw failures[0];
    return work(item).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  };
  const running = items.map((item) => slot(() => begin(item)));
  await Promise.allSettled(running);
  if (failures.length > 0) throw failures[0];
  return Promise.all(running);
}
