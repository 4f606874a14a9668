/**
 * The server is there but cannot serve now: shutting down, stepping down, electing, or out of time.
 * https://www.mongodb.com/docs/manual/reference/error-codes/
 */
export const TRANSIENT_ERRORS = [
  6, 7, 50, 64, 89, 91, 133, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
] as const;
