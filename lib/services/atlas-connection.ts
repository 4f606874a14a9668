import * as z from 'zod/mini';
import type { ApiKey } from '../atlas-admin/api-key';
import { AtlasError } from '../atlas-admin/atlas-error';
import { persist, type Effort } from '../atlas-admin/effort';
import { apiError, type AtlasOperation } from '../atlas-admin/operations';
import { signedRequest } from '../atlas-admin/signed-request';
import { Refusal } from '../errors';
import type { World } from './world';

export interface AtlasRequest<Request, Answer> {
  readonly operation: AtlasOperation<Request, Answer>;
  readonly uri: string;
  /** As `take a snapshot of cluster orders`. */
  readonly asked: string;
  readonly body?: Request | undefined;
  /** What HTTP 404 means here. */
  readonly notFound: string;
}

/** How long one question is repeated while Atlas is overloaded, and how long one answer may take, in milliseconds. */
const PATIENCE_MS = 60_000;
const REQUEST_MS = 20_000;
const PASSING = [429, 500, 502, 503, 504];

const REMEDY: Readonly<Record<number, string>> = {
  401: 'The key in the secret is wrong, disabled or deleted.',
  403: 'The API key needs the role Project Backup Manager or Project Owner, and an access list that lets this address in.',
  429: 'Atlas limits requests for each project and minute: try again later.',
};

/** The API key, between the step that reads it and those that sign with it. It is in no plan, no result and no message. */
export class AtlasConnection {
  #key: ApiKey | undefined;

  open(key: ApiKey): void {
    this.#key = key;
  }

  /**
   * A question is repeated while Atlas is overloaded; what changes something only if it was turned away by the rate limit, for then it
   * was not carried out.
   *
   * @throws Refusal
   */
  async send<Request, Answer>(request: AtlasRequest<Request, Answer>, world: World, note: (line: string) => void) {
    const key = this.#key;
    if (key === undefined) throw new Error('no step has read the API key');
    const end = world.now() + PATIENCE_MS;
    const effort: Effort = {
      remaining: () => end - world.now(),
      requestMs: REQUEST_MS,
      wait: (milliseconds) => world.wait(milliseconds),
      random: Math.random,
      report: note,
    };
    try {
      return await persist(() => once(request, key, effort), effort);
    } catch (error) {
      if (!(error instanceof AtlasError)) throw error;
      const safe = [key.privateKey, key.publicKey].reduce(
        (text, part) => text.replaceAll(part, '(key)'),
        error.message,
      );
      throw new Refusal(safe);
    }
  }
}

async function once<Request, Answer>(request: AtlasRequest<Request, Answer>, key: ApiKey, effort: Effort) {
  const { operation, uri, asked, body } = request;
  const reads = operation.method === 'GET';
  const { status, text } = await signedRequest({ key, effort, operation, uri, asked, body }).catch((error: unknown) => {
    if (!(error instanceof AtlasError)) throw error;
    const unknown = reads ? '' : ' Whether Atlas does it is not known: look in Atlas before you repeat it.';
    // What follows in its message is for a deployment.
    throw new AtlasError(error.message.replace(/ Deploy again.*$/s, unknown), { passing: reads });
  });
  const json = parsed(text);
  if (status >= 400) {
    const said = z.safeParse(apiError, json);
    const words = [`HTTP ${status}`, said.data?.errorCode, said.data?.detail].filter(Boolean).join(', ');
    const remedy = status === 404 ? request.notFound : (REMEDY[status] ?? '');
    const passing = status === 429 || (reads && PASSING.includes(status));
    throw new AtlasError(`Atlas refused to ${asked} (${words}). ${remedy}`.trim(), { status, passing });
  }
  const answer = z.safeParse(operation.answer ?? z.unknown(), json);
  if (answer.success) return answer.data as Answer;
  throw new AtlasError(`Atlas was asked to ${asked} and answered HTTP ${status} with what is not documented.`, {
    status,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
