import type { ApiError } from './operations';
import type { Passing } from './effort';

interface Circumstances {
  readonly status?: number;
  readonly errorCode?: string;
  readonly passing?: boolean;
  readonly retryAfterMs?: number;
}

/** Something that Atlas refused, did not answer or answered in an unknown way, told in words for whoever deploys. */
export class AtlasError extends Error implements Passing {
  override readonly name = 'AtlasError';
  readonly status?: number | undefined;
  readonly errorCode?: string | undefined;
  readonly passing: boolean;
  readonly retryAfterMs: number;

  constructor(message: string, { status, errorCode, passing = false, retryAfterMs = 0 }: Circumstances = {}) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.passing = passing;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Atlas cannot take on a role for some seconds after it was made: IAM tells its regions one after the other. */
const CANNOT_ASSUME_ROLE = 'CANNOT_ASSUME_ROLE';

const PASSING = [408, 425, 429, 500, 502, 503, 504];

const REMEDY_BY_CODE: Readonly<Record<string, string>> = {
  [CANNOT_ASSUME_ROLE]:
    "Look at the role's trust policy: its principal is Atlas's account and its condition the external id of this access.",
  IP_ADDRESS_NOT_ON_ACCESS_LIST:
    'Add the address to the access list of the API key, or let the organisation do without one (Organization Settings).',
};
const REMEDY_BY_STATUS: Readonly<Record<number, string>> = {
  401: 'Look at the key in the secret of the profile: it may be wrong, disabled or deleted.',
  403: 'The API key needs the role Project Owner in the project, and an access list that lets this address in.',
  404: 'Look whether it was deleted in Atlas, and whether the API key belongs to its organisation.',
  429: 'Atlas limits requests for each project and minute: deploy again later.',
};

/**
 * @param asked what was wanted, as `make a cloud provider access`
 * @param said Atlas's own words, where it gave any
 */
export function refusal(asked: string, status: number, said: ApiError | undefined, retryAfterMs: number): AtlasError {
  const { errorCode, detail } = said ?? {};
  const words = [`HTTP ${status}`, errorCode].filter(Boolean).join(' ') + (detail ? ` (${detail})` : '');
  const remedy =
    REMEDY_BY_CODE[errorCode ?? ''] ??
    REMEDY_BY_STATUS[status] ??
    'Deploy again; if it stays so, look at the project in Atlas.';
  return new AtlasError(`Atlas refused to ${asked}: ${words}. ${remedy}`, {
    status,
    ...(errorCode === undefined ? {} : { errorCode }),
    passing: PASSING.includes(status) || errorCode === CANNOT_ASSUME_ROLE,
    retryAfterMs,
  });
}
