import { Refusal } from '../errors';

const CREDENTIALS =
  'Sign in (as `aws sso login`), or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and try again.';

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
const NOT_ALLOWED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'];
const UNREACHED = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'TimeoutError'];

/** The failure of an AWS call in words for who runs the command. */
export function awsFailure(error: unknown, call: string, kind: 'reads' | 'changes' | 'waits'): Error {
  if (!(error instanceof Error)) return new Refusal(`${call} failed: ${String(error)}`);
  const { name, message } = error;
  const code = String((error as { code?: unknown }).code);
  if (NO_CREDENTIALS.includes(name)) return new Refusal(`There are no AWS credentials. ${CREDENTIALS}`);
  if (BAD_CREDENTIALS.includes(name)) {
    return new Refusal(`AWS does not accept the credentials (${name}: ${message}). ${CREDENTIALS}`);
  }
  if (NOT_ALLOWED.includes(name)) {
    return new Refusal(`The credentials may not call ${call}: ${message}. Allow it, or use others (AWS_PROFILE).`);
  }
  if (UNREACHED.includes(name) || UNREACHED.includes(code)) {
    const unknown = kind === 'changes' ? ' Whether it was carried out is not known: look before you repeat it.' : '';
    return new Refusal(`${call} was not answered (${message}). Look at the network and at --region.${unknown}`);
  }
  return new Refusal(`${call} was refused: ${name}: ${message}`);
}
