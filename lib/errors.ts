/** Thrown by a step that cannot be run here: why, and how to have it run. */
export class NotRun extends Error {}

/** Something cannot be done, told to who asked for it: what, why, and what to do about it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** It was started, goes on without this process, and has not ended in time. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning';
}

/** What was given cannot be used: what, what is allowed, and how to put it right. The command ends with exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}
