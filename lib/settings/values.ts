/** The value types that settings are made of. */
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { awsRegion } from './regions';

/** Accepts both spellings, yields AWS's. */
export const regionName = z
  .string()
  .refine((given) => awsRegion(given) !== undefined)
  .transform((given) => awsRegion(given) as string);

export const REGIONS_ALLOWED = 'an AWS region, as eu-west-1 or EU_WEST_1';

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

export const cidrsOverlap = (one: string, other: string): boolean => {
  const [a, aBits] = ipaddr.IPv4.parseCIDR(one);
  const [b, bBits] = ipaddr.IPv4.parseCIDR(other);
  return a.match(b, Math.min(aBits, bBits));
};

const isWithin = (range: string, cidr: string): boolean =>
  cidrsOverlap(range, cidr) && Number(range.split('/')[1]) <= Number(cidr.split('/')[1]);

/** Written as AWS and Atlas give it back: no host bits and no leading zeros, or an unchanged network would look changed. */
const isPrivateNetwork = (cidr: string, shortest: number, longest: number): boolean => {
  if (!ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) return false;
  const [, bits] = ipaddr.IPv4.parseCIDR(cidr);
  return (
    cidr === `${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/${bits}` &&
    bits >= shortest &&
    bits <= longest &&
    PRIVATE_RANGES.some((range) => isWithin(range, cidr))
  );
};

/** A private (RFC 1918) IPv4 network whose prefix length lies between the two given. */
export const privateCidr = (shortest: number, longest: number) =>
  z.string().refine((cidr) => isPrivateNetwork(cidr, shortest, longest));

export const count = (min: number, max: number) => z.number().int().min(min).max(max);
