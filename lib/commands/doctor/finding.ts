/** What was looked at, and how it stands. */

export interface Finding {
  readonly title: string;
  /** `in the way` is what is there and should not be as it is; `not checked` says nothing either way: the detail is why. */
  readonly state: 'ok' | 'missing' | 'in the way' | 'not checked';
  /** The mode works without it, if with less. */
  readonly optional?: true;
  /** What was found, or why it could not be looked at. Never a secret. */
  readonly detail: string;
  /** What is left out as long as it is missing, or happens as long as it is in the way. */
  readonly means?: string;
  /** The command or page that mends it. */
  readonly mend?: string;
}

export const MODES = ['local', 'deploy'] as const;
export type Mode = (typeof MODES)[number];

export interface ModeFindings {
  readonly mode: Mode;
  readonly about: string;
  readonly findings: readonly Finding[];
  /** What it costs to leave running, a line each. */
  readonly costs?: readonly string[];
}

/** Whether everything that a mode cannot do without was seen to be there. */
export const isReady = (findings: readonly Finding[]): boolean =>
  findings.every(({ state, optional }) => state === 'ok' || optional);
