/** What is to be ended, in the order that it was begun in. */
export type Stops = (() => Promise<unknown>)[];
export type Closing<T> = T & { readonly close: () => Promise<void> };

/**
 * Gives what is begun a `close` that ends all that it needed: the last first, and each even where another cannot be ended. The same is
 * ended where it does not come up.
 */
export async function closing<T extends object>(begin: (stops: Stops) => Promise<T>): Promise<Closing<T>> {
  const stops: Stops = [];
  const close = async (): Promise<void> => {
    const stop = stops.pop();
    if (!stop) return;
    try {
      await stop();
    } finally {
      await close();
    }
  };
  try {
    return { ...(await begin(stops)), close };
  } catch (error) {
    // Of two failures the first one tells.
    await close().catch(() => undefined);
    throw error;
  }
}
