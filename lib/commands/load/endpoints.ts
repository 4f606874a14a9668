/** Addresses of servers that run already. */
import { InvalidArgumentError } from 'commander';
import { TARGETS, type Target } from '../../load/results';
import { isLoopback } from '../../processes/loopback';
import { namesOnlyLoopback } from '../../settings/connection-string';

export type Endpoints = Partial<Readonly<Record<Target, string>>>;

/** One more `SIDE=ADDRESS`. */
export function endpoint(given: string, before: Endpoints): Endpoints {
  const [, name, address = ''] = /^(\w+)=(.+)$/.exec(given) ?? [];
  const target = TARGETS.find((one) => one === name);
  const isAddress = /^https?:/.test(address)
    ? URL.canParse(address)
    : target === 'atlas' && /^mongodb(\+srv)?:/.test(address);
  // Without the address in it: a password may be.
  if (!target || !isAddress || address.includes('@'))
    throw new InvalidArgumentError(
      'Allowed: dynamodb=http://HOST:PORT, atlas=mongodb://HOST:PORT/, or with --over http the https address of an API; without user and password.',
    );
  return { ...before, [target]: address };
}

export const isHere = (address: string): boolean =>
  /^mongodb/.test(address) ? namesOnlyLoopback(address) : isLoopback(new URL(address).host);

/** As `dynamodb.eu-west-1.amazonaws.com` or `a1b2.execute-api.eu-west-1.amazonaws.com` has it. */
export const regionIn = (address: string): string | undefined =>
  /\b(?:dynamodb|execute-api)\.([a-z0-9-]+)\.amazonaws\./.exec(address)?.[1];
