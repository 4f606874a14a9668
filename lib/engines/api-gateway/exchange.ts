/** A request to the stand-in of API Gateway, its answer, and the database behind it. */

export interface Request {
  readonly method: string;
  /** As it stands in the request line after the stage: `/orders?status=PAID`. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends one request to a database. @throws when no answer comes */
export type Backend = (action: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;
