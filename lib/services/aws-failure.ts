import { AWS_DENIED } from '../async/rights';
import { Refusal, type RefusalKind } from '../errors';

/** Milliseconds that one call may take, second try included, where somebody waits for it; and all pages of a list together. */
export const ANSWER_MS = 6_000;
export const ALL_PAGES_MS = 20_000;

const CREDENTIALS =
  'Sign in (as `aws sso login`), or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and try again.';

/** A profile that is misspelt is the usual reason. */
const ofProfile = (profile = process.env['AWS_PROFILE']): string =>
  profile ? ` in the profile "${profile}", which AWS_PROFILE names: it is not in ~/.aws/config, or has none` : '';

/** What the SDK and the services call credentials that are missing, old or wrong. */
const NO_CREDENTIALS = ['CredentialsProviderError', 'TokenProviderError'];
const BAD_CREDENTIALS = [
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];
const NOT_ALLOWED: readonly string[] = AWS_DENIED;
const UNREACHED = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'TimeoutError'];
/** As ResourceNotFoundException, InvalidVpcPeeringConnectionID.NotFound, NoSuchEntity. */
const NOT_THERE = /NotFound|NoSuch/;

/**
 * The failure of an AWS call in words for who runs the command, with the SDK's error as its cause; a Refusal is one already.
 *
 * @param call as IAM names it, as `kms:ListKeys`
 */
export function awsFailure(error: unknown, call: string, effect: 'reads' | 'changes' | 'waits' = 'reads'): Refusal {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return new Refusal(`${call} failed: ${String(error)}`);
  const { name, message, code, $metadata } = error as Error & {
    code?: unknown;
    $metadata?: { httpStatusCode?: number };
  };
  const told = (kind: RefusalKind, text: string): Refusal => new Refusal(text, kind, { cause: error });
  if (NO_CREDENTIALS.includes(name))
    return told('no-credentials', `There are no AWS credentials${ofProfile()}. ${CREDENTIALS}`);
  if (BAD_CREDENTIALS.includes(name)) {
    return told('no-credentials', `AWS does not accept the credentials (${name}: ${message}). ${CREDENTIALS}`);
  }
  if (NOT_ALLOWED.includes(name)) {
    const text = `The credentials may not call ${call}: ${message}. Allow it, or use others (AWS_PROFILE).`;
    return told('denied', text);
  }
  if (UNREACHED.includes(name) || UNREACHED.includes(String(code))) {
    const unknown = effect === 'changes' ? ' Whether it was carried out is not known: look before you repeat it.' : '';
    return told('unavailable', `${call} was not answered (${message}). Look at the network and at --region.${unknown}`);
  }
  if (name === 'AbortError') {
    const limits = `${ANSWER_MS / 1_000} s for a call, ${ALL_PAGES_MS / 1_000} s for a list`;
    return told('unavailable', `${call} was not answered in time: ${limits}.`);
  }
  if (name === 'Unknown') {
    return told('refused', `${call} was answered HTTP ${$metadata?.httpStatusCode}, without a reason.`);
  }
  return told(NOT_THERE.test(name) ? 'absent' : 'refused', `${call} was refused: ${name}: ${message}`);
}

/**
 * Whether CloudFormation knows no stack of a name that it was asked for. It has no error of its own for that; of a request by a name that
 * is one, nothing else can be invalid.
 */
export const isNoSuchStack = (error: unknown): boolean => error instanceof Error && error.name === 'ValidationError';
