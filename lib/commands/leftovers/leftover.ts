/** What is still there, and what could not be asked. */

export interface Leftover {
  /** As `DynamoDB table`. */
  readonly kind: string;
  /** ARN, or the id where it has none. */
  readonly id: string;
  /** AWS region, or `Atlas`. */
  readonly place: string;
  /** `stays`: until somebody removes it. The other two cost nothing, and nobody has to do anything. */
  readonly fate: 'stays' | 'goes by itself' | 'kept on purpose';
  /** When it was made, ISO 8601. */
  readonly since?: string;
  readonly about?: string;
  /** In kind, as docs/cost.md has it. */
  readonly costs: string;
  /** Commands in their order, or the page; whoever runs them deletes for good. */
  readonly remove: readonly string[];
}

/** What is not known to be clean. */
export interface Unasked {
  readonly what: string;
  readonly place: string;
  readonly reason: string;
}

export interface SurveyResult {
  readonly leftovers: readonly Leftover[];
  readonly unasked: readonly Unasked[];
}

export const isClean = ({ leftovers, unasked }: SurveyResult): boolean =>
  unasked.length === 0 && leftovers.every(({ fate }) => fate !== 'stays');

/** A time of an answer: the SDK has dates, CloudWatch Logs milliseconds. */
export const sinceTime = (time: Date | number | undefined): { since?: string } =>
  time === undefined ? {} : { since: new Date(time).toISOString() };
