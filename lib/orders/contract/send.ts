export interface ApiResponse {
  readonly status: number;
  /** Parsed where it is JSON. */
  readonly body: unknown;
}

/** Sends one request; a `body` that is text is sent as it is, anything else as JSON. */
export type Send = (method: string, path: string, body?: unknown) => Promise<ApiResponse>;
