import type { ApiError, AtlasOperation } from '../../../lib/atlas-admin/operations';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or text that is sent as it is. */
  readonly body?: unknown;
}

/** One operation, and what it does. */
export interface Route {
  readonly operation: AtlasOperation;
  /** @param names what stands in the path for each name in braces */
  reply(names: Readonly<Record<string, string>>, request: unknown): Reply;
}

export function refused(
  status: number,
  errorCode: string,
  detail: string,
  headers: Record<string, string> = {},
): Reply {
  const body: ApiError = { error: status, errorCode, detail };
  return { status, headers, body };
}

/** @throws Error when the body is not what the operation is documented to answer: the server itself is wrong then */
export function answered({ answer }: AtlasOperation, body: unknown): Reply {
  if (answer && !answer.safeParse(body).success) throw new Error(`not as documented: ${JSON.stringify(body)}`);
  return { status: answer ? 200 : 204, body };
}
