/** One request to an API of the order book, whoever signs it. */
import type { Answer } from './order-contract-checks';

/** @param request sends it, signed or not */
export async function sendHttp(
  method: string,
  body: unknown,
  timeoutMs: number,
  request: (init: RequestInit) => Promise<Response>,
): Promise<Answer> {
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

/**
 * How a deployed REST API is reached on the emulator.
 *
 * @param endpoint of the emulator, without a slash at the end
 * @param apiUrl its address on AWS, `https://API.execute-api.REGION.amazonaws.com/STAGE/`
 */
export function emulatedAddress(endpoint: string, apiId: string, apiUrl: string): string {
  const stage = new URL(apiUrl).pathname.replaceAll('/', '');
  return `${endpoint}/restapis/${apiId}/${stage}/_user_request_`;
}
