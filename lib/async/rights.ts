/**
 * A right that was just given is not known everywhere at once: whoever uses it first is refused for some seconds. Whether a refusal may be
 * of that kind, and how long it is waited out, is said here for all custom resources.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */

/** AWS's names of a refusal for want of a right. */
export const AWS_DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'] as const;

/**
 * Atlas's codes where it cannot use a role of AWS.
 * https://github.com/mongodb/terraform-provider-mongodbatlas/blob/master/internal/service/encryptionatrest/resource.go
 */
export const ROLE_NOT_USABLE = [
  'CANNOT_ASSUME_ROLE',
  'CLOUD_PROVIDER_ACCESS_ROLE_NOT_AUTHORIZED',
  'INVALID_AWS_CREDENTIALS',
] as const;

/** MongoDB's codes of a user that is not signed in: a server of one's own, and Atlas. */
const NOT_SIGNED_IN = [18, 8_000];

const NOT_YET: ReadonlySet<unknown> = new Set([...AWS_DENIED, ...ROLE_NOT_USABLE, ...NOT_SIGNED_IN]);

/** Milliseconds after which a right of AWS has arrived: who is refused then has none. */
export const RIGHTS_ARRIVE_MS = 60_000;

/** @param failure of AWS by its name, of Atlas by its `errorCode`, of MongoDB by its code */
export function mayBeOnItsWay(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  const { name, code, errorCode } = failure as { name?: unknown; code?: unknown; errorCode?: unknown };
  return [name, code, errorCode].some((kind) => NOT_YET.has(kind));
}
