import * as z from 'zod/mini';
import type { ApiKey } from './api-key';
import { AtlasError, kindOf, mayPass, type AtlasFailure, type Remedy } from './atlas-error';
import type { Effort } from './effort';
import { apiError, uriOf, type AtlasOperation } from './operations';
import { NoAnswer, signedRequest } from './signed-request';

export interface AtlasRequest<Request, Answer> {
  readonly operation: AtlasOperation<Request, Answer>;
  /** What stands in the path for each name in braces. */
  readonly names: Readonly<Record<string, string>>;
  readonly body?: Request | undefined;
  /** For the error: what was wanted, as `take a snapshot of cluster orders`. */
  readonly asked: string;
  /** What to do where it is not there, in place of the client's remedy. */
  readonly notFound?: string | undefined;
  /** Whether it does no harm to repeat it though it may have been carried out. A question never does. */
  readonly repeatable?: boolean;
}

/**
 * The Atlas Admin API as one API key sees it. Each call is one try: what to repeat, and for how long, is for those to say who know
 * whether it is safe; `persist` does it.
 *
 * Failures are {@link AtlasError}s; whatever Atlas says, the key is not in their text.
 */
export class AtlasClient {
  constructor(
    private readonly key: ApiKey,
    private readonly remedy: Remedy,
  ) {}

  /** Where it asks, which is no secret. */
  get origin(): string {
    return this.key.baseUrl.origin;
  }

  async send<Request, Answer>(
    request: AtlasRequest<Request, Answer>,
    effort: Pick<Effort, 'remaining' | 'requestMs'>,
  ): Promise<Answer> {
    const { operation, names, body, asked } = request;
    const { key } = this;
    const exchange = signedRequest({ key, effort, operation, uri: uriOf(operation, names), body });
    const { status, headers, text } = await exchange.catch((error: unknown) => {
      if (!(error instanceof NoAnswer)) throw error;
      const what = `Atlas was asked to ${asked}, and there was no answer ${error.message} from ${key.baseUrl.host}.`;
      throw this.failed(request, what, {});
    });
    const json = parsed(text);
    if (status >= 400) {
      const { errorCode, detail } = z.safeParse(apiError, json).data ?? {};
      const words = [`HTTP ${status}`, errorCode, detail && `(${detail})`].filter(Boolean).join(' ');
      const what = `Atlas refused to ${asked}: ${words}.`;
      throw this.failed(request, what, { status, errorCode }, retryAfterOf(headers));
    }
    if (operation.answer === undefined) return undefined as Answer;
    const answer = z.safeParse(operation.answer, json);
    if (answer.success) return answer.data;
    const where = answer.error.issues[0]?.path.join('.') || 'the whole of it';
    throw new AtlasError(
      `Atlas was asked to ${asked} and answered HTTP ${status} with what is not documented: ${where} is wrong.`,
    );
  }

  private failed<Request, Answer>(
    { operation, notFound, repeatable = false }: AtlasRequest<Request, Answer>,
    what: string,
    { status, errorCode }: Pick<AtlasFailure, 'status' | 'errorCode'>,
    retryAfterMs = 0,
  ): AtlasError {
    const reads = operation.method === 'GET';
    const kind = kindOf(status);
    const failure = { kind, status, errorCode, reads };
    const remedy = (kind === 'absent' ? notFound : undefined) ?? this.remedy(failure);
    // What the rate limit turns away is not carried out.
    const isSafe = reads || repeatable || status === 429;
    const passing = isSafe && mayPass(failure);
    return new AtlasError(this.withoutKey(`${what} ${remedy}`.trim()), { kind, passing, retryAfterMs });
  }

  private withoutKey(text: string): string {
    return text.replaceAll(this.key.privateKey, '(private key)').replaceAll(this.key.publicKey, '(public key)');
  }
}

/** In seconds, as Atlas documents it, or as a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfterOf(headers: Headers): number {
  const value = headers.get('retry-after') ?? '';
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - Date.now();
  return Number.isNaN(milliseconds) ? 0 : Math.max(0, milliseconds);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
