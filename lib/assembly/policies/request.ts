import { contextKey } from './keys';

/** What somebody asks AWS for. */
export interface AccessRequest {
  /** ARN of a role or user, or the name of a service, as `lambda.amazonaws.com`. */
  readonly principal: string;
  /** As `dynamodb:GetItem`. */
  readonly action: string;
  /** ARN, or `*` where the action is on no resource. */
  readonly resource: string;
  /** Of the resource; the principal's own where left out. */
  readonly account?: string;
  /** All keys that the request has; names in any case. What is not here is not there. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** It may have others too, of whatever value: what is decided is so for all these requests. A key that it does not have is `[]` then. */
  readonly otherKeys?: 'any';
}

/** The values of a key, none where the request does not have it. */
export function valuesOf({ context = {}, principal }: AccessRequest, key: string): readonly string[] | undefined {
  const name = key.toLowerCase();
  const [, found] = Object.entries(context).find(([one]) => one.toLowerCase() === name) ?? [];
  if (found !== undefined) return typeof found === 'string' ? [found] : found.length ? found : undefined;
  const account = accountOf(principal);
  return name === 'aws:principalaccount' && account ? [account] : undefined;
}

/** Whether the request may have a key, of whatever value. */
export const mayHave = (request: AccessRequest, key: string): boolean =>
  request.otherKeys === 'any' &&
  valuesOf(request, key) === undefined &&
  !Object.keys(request.context ?? {}).some((one) => one.toLowerCase() === key.toLowerCase());

/** Account of an ARN; empty where it names none, as that of a bucket. */
export const accountOf = (arn: string): string => (arn.startsWith('arn:') ? (arn.split(':')[4] ?? '') : '');

/** Why a request cannot be judged at all. */
export function flawOf({ action, context = {} }: AccessRequest): string | undefined {
  if (!/^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) return `${action} is no action, as dynamodb:GetItem is`;
  const service = action.slice(0, action.indexOf(':'));
  const [other] = Object.keys(context).filter(
    (key) => !contextKey(key) || !['aws', service].includes(key.slice(0, key.indexOf(':')).toLowerCase()),
  );
  return other === undefined ? undefined : `${other} is not known as a key of ${action}`;
}
