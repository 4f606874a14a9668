import type { ApiKey } from '../atlas-admin/api-key';
import type { Remedy } from '../atlas-admin/atlas-error';
import { AtlasClient, type AtlasRequest } from '../atlas-admin/client';
import { persist } from '../atlas-admin/effort';
import { SYSTEM_CLOCK } from './world';

/** How long one question or change may take. */
export interface Patience {
  /** Milliseconds, with all that is repeated. */
  readonly forMs: number;
  /** Milliseconds that one answer may take. */
  readonly requestMs: number;
  /** Whether it is repeated while Atlas is overloaded. */
  readonly repeats: boolean;
}

/** Of who has something done. */
const PATIENT: Patience = { forMs: 60_000, requestMs: 20_000, repeats: true };
/** Of who wants to know how it is now: one try. */
export const ONE_LOOK: Patience = { forMs: 8_000, requestMs: 8_000, repeats: false };

const REMEDY: Readonly<Record<number, string>> = {
  401: 'The key in the secret is wrong, disabled or deleted.',
  403: 'The API key needs the role Project Backup Manager or Project Owner, and an access list that lets this address in.',
  429: 'Atlas limits requests for each project and minute: try again later.',
};

/** For who runs a command. */
const remedy: Remedy = ({ kind, status, reads }) => {
  if (status !== undefined) return REMEDY[status] ?? (kind === 'unavailable' ? 'Try again later.' : '');
  return reads ? '' : 'Whether Atlas does it is not known: look in Atlas before you repeat it.';
};

/** Atlas, from where the API key is read on. The key is in no plan, no result and no message. */
export class AtlasConnection {
  #client: AtlasClient | undefined;

  constructor(private readonly patience = PATIENT) {}

  open(key: ApiKey): void {
    this.#client = new AtlasClient(key, remedy);
  }

  /** Where Atlas is, once the key is read. */
  get origin(): string | undefined {
    return this.#client?.origin;
  }

  /** @throws AtlasError */
  async send<Request, Answer>(
    request: AtlasRequest<Request, Answer>,
    clock = SYSTEM_CLOCK,
    report: (note: string) => void = () => undefined,
  ): Promise<Answer> {
    const client = this.#client;
    if (client === undefined) throw new Error('nobody has read the API key');
    const { forMs, requestMs, repeats } = this.patience;
    const end = clock.now() + forMs;
    const effort = {
      remaining: () => end - clock.now(),
      requestMs,
      wait: (milliseconds: number) => clock.wait(milliseconds),
      random: Math.random,
      report,
    };
    const ask = () => client.send(request, effort);
    return repeats ? persist(ask, effort) : ask();
  }
}
