/** What settings are made of: types of values, and fields that say in words what their type allows. */
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { field, type FieldDoc } from './field';
import type { Provider } from './availability';
import { sameLetters } from './nearest';
import { findRegion, nearestRegion, regionsOf } from './regions';

const EXAMPLES: Readonly<Record<Provider, string>> = {
  AWS: 'eu-west-1 or EU_WEST_1',
  GCP: 'europe-west1 or WESTERN_EUROPE',
  AZURE: 'westeurope or EUROPE_WEST',
};

/** In the cloud's spelling or in Atlas's. */
export const regionsAllowed = (provider: Provider): string =>
  `a region of ${provider} that Atlas is in, as ${EXAMPLES[provider]}`;

/** A region of a cloud, in either spelling. */
export const regionValue = (provider: Provider) =>
  field(
    z
      .string()
      .refine((given) => findRegion(provider, given) !== undefined)
      .transform((given) => findRegion(provider, given) as string),
    {
      about: 'A region.',
      allowed: regionsAllowed(provider),
      choices: regionsOf(provider),
      nearest: (given) => (typeof given === 'string' && given ? nearestRegion(provider, given) : undefined),
    },
  );

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
/** Between the customers of a provider (RFC 6598); a network that is not ours may have it. */
const SHARED_RANGE = '100.64.0.0/10';

export const cidrsOverlap = (one: string, other: string): boolean => {
  const [a, aBits] = ipaddr.IPv4.parseCIDR(one);
  const [b, bBits] = ipaddr.IPv4.parseCIDR(other);
  return a.match(b, Math.min(aBits, bBits));
};

const isWithin = (range: string, cidr: string): boolean =>
  cidrsOverlap(range, cidr) && Number(range.split('/')[1]) <= Number(cidr.split('/')[1]);

/** Written as AWS and Atlas give it back: no host bits and no leading zeros, or an unchanged network would look changed. */
const isNetworkWithin = (ranges: readonly string[], cidr: string, shortest: number, longest: number): boolean => {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) return false;
  const [, bits] = ipaddr.IPv4.parseCIDR(cidr);
  return (
    cidr === `${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/${bits}` &&
    bits >= shortest &&
    bits <= longest &&
    ranges.some((range) => isWithin(range, cidr))
  );
};

/** A private (RFC 1918) IPv4 network whose prefix length lies between the two given. */
export const privateCidr = (shortest: number, longest: number) =>
  z.string().refine((cidr) => isNetworkWithin(PRIVATE_RANGES, cidr, shortest, longest));

/** A private network that is not ours: of any length, one host included. */
export const remoteNetwork = z
  .string()
  .refine((cidr) => isNetworkWithin([...PRIVATE_RANGES, SHARED_RANGE], cidr, 8, 32));

export const count = (min: number, max: number) => z.number().int().min(min).max(max);

type Doc = Omit<FieldDoc, 'allowed'>;

/** @param condition what else `true` needs, in words */
export const flagField = ({ condition, ...doc }: Doc & { condition?: string }) =>
  field(z.boolean(), {
    ...doc,
    allowed: `true, false${condition ? `; ${condition}` : ''}`,
    nearest: (given) => sameLetters(given, [true, false]),
  });

export const choiceField = <const T extends readonly string[]>(values: T, doc: Doc) =>
  field(z.enum(values), { ...doc, allowed: values.join(', '), nearest: (given) => sameLetters(given, values) });

export const numberField = (min: number, max: number, doc: Doc) =>
  field(count(min, max), { ...doc, allowed: `${min} to ${max}` });

/** As {@link privateCidr}, with an example for the words. */
export const networkField = (shortest: number, longest: number, example: string, doc: Doc) =>
  field(privateCidr(shortest, longest), {
    ...doc,
    allowed: `a private IPv4 network (RFC 1918) from /${shortest} to /${longest}, as ${example}`,
  });
