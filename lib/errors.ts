/** Thrown by a step that cannot be run here: why, and how to have it run. */
export class NotRun extends Error {}

/**
 * What stands in the way, as far as anybody acts on it; the text is for people.
 *
 * - `no-credentials`: there are none, or they are not accepted.
 * - `denied`: they are known, and may not.
 * - `absent`: what was asked about is not there.
 * - `invalid`: what is there cannot be used as it is.
 * - `unavailable`: no answer, or none for now. It says nothing about what was asked.
 * - `refused`: whatever else was answered.
 */
export type RefusalKind = 'no-credentials' | 'denied' | 'absent' | 'invalid' | 'unavailable' | 'refused';

/** Something cannot be done, told to who asked for it: what, why, and what to do about it. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';

  constructor(
    message: string,
    readonly kind: RefusalKind = 'refused',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What was asked for, or nothing where it is not there. */
export async function unlessAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'absent') return undefined;
    throw error;
  }
}

/** It was started, goes on without this process, and has not ended in time. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning';
}

/** What was given cannot be used: what, what is allowed, and how to put it right. The command ends with exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
