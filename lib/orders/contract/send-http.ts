import type { ApiResponse } from './send';

/** @param request sends it, signed or not */
export async function sendHttp(
  method: string,
  body: unknown,
  timeoutMs: number,
  request: (init: RequestInit) => Promise<Response>,
): Promise<ApiResponse> {
  const response = await request({
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) as unknown };
  } catch {
    return { status: response.status, body: text };
  }
}
