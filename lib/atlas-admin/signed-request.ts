import type { ApiKey } from './api-key';
import { digestAuthorization, isStale } from './digest';
import type { Effort } from './effort';
import { mediaType, type AtlasOperation } from './operations';

export interface SignedRequest {
  readonly key: ApiKey;
  readonly effort: Pick<Effort, 'remaining' | 'requestMs'>;
  readonly operation: AtlasOperation;
  readonly uri: string;
  readonly body?: unknown;
}

export interface AtlasResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** There is no answer, which leaves open whether the request was carried out. The message is how that showed. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** The first challenge comes with every request, the others where a nonce turns out too old. */
const CHALLENGES = 3;

/**
 * One request, signed with the API key. It is challenged each time: that costs one request more, and no state about nonces is kept.
 *
 * @returns whatever was answered, refusals too
 * @throws NoAnswer
 */
export async function signedRequest(request: SignedRequest): Promise<AtlasResponse> {
  const { key, operation, uri } = request;
  const { publicKey: username, privateKey: password } = key;
  let answer = await send(request);
  for (let challenges = 0; challenges < CHALLENGES && answer.status === 401; challenges++) {
    const challenge = answer.headers.get('www-authenticate') ?? '';
    if (challenges > 0 && !isStale(challenge)) break;
    const authorization = digestAuthorization(challenge, { method: operation.method, uri, username, password });
    answer = await send(request, { authorization });
  }
  return answer;
}

async function send(
  { key, effort, operation, uri, body }: SignedRequest,
  signature: Readonly<Record<string, string>> = {},
): Promise<AtlasResponse> {
  const patience = Math.max(1, Math.min(effort.requestMs, effort.remaining()));
  const type = mediaType(operation);
  try {
    const response = await fetch(new URL(uri, key.baseUrl), {
      method: operation.method,
      headers: { accept: type, ...(body === undefined ? {} : { 'content-type': type }), ...signature },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    const isLate = (error as { name?: unknown }).name === 'TimeoutError';
    throw new NoAnswer(isLate ? `within ${Math.ceil(patience)} ms` : `(${reason(error)})`, { cause: error });
  }
}

/** `fetch` says "fetch failed" and gives the reason as the cause. */
function reason(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? message;
}
