/** How long something is tried, and how it waits in between. */
export interface Effort {
  /** Milliseconds that are left. */
  remaining(): number;
  /** Milliseconds that one request may take. */
  readonly requestMs: number;
  wait(milliseconds: number): Promise<void>;
  /** From 0 up to 1, another one at each call. */
  random(): number;
  /** Says what goes on; never holds a secret. */
  report(note: string): void;
}

/** The same effort, given up after `milliseconds` at the latest. */
export function atMost(milliseconds: number, effort: Effort): Effort {
  const spare = Math.max(0, effort.remaining() - milliseconds);
  return { ...effort, remaining: () => effort.remaining() - spare };
}

/** A failure that another try may get over. */
export interface Passing extends Error {
  readonly passing: boolean;
  /** Milliseconds that the other side asks to wait at least. */
  readonly retryAfterMs: number;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/**
 * Tries until it works, the failure will not pass, or the time is up. Waits longer each time and a random share of it, so that many
 * who were refused at once do not come back at once.
 * https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 *
 * @param attempt is safe to repeat, whether or not it did what it did not come back from
 * @throws the last failure, with the number of tries where there was more than one
 */
export async function persist<T>(attempt: () => Promise<T>, effort: Effort): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      const backoff = effort.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1));
      const pause = Math.max(error.retryAfterMs, backoff);
      if (pause >= effort.remaining()) {
        error.message += ` Given up after ${tries === 1 ? 'one try' : `${tries} tries`}: the time is up.`;
        throw error;
      }
      effort.report(`${error.message} Trying again in ${Math.ceil(pause)} ms.`);
      await effort.wait(pause);
    }
  }
}

const isPassing = (error: unknown): error is Passing =>
  error instanceof Error && (error as Partial<Passing>).passing === true;
