/** Ranges of addresses or ports, both ends included. */
import ipaddr from 'ipaddr.js';

export interface Range {
  readonly from: number;
  readonly to: number;
}

const numberOf = (address: ipaddr.IPv4): number => address.toByteArray().reduce((sum, byte) => sum * 256 + byte, 0);

/** The IPv4 addresses of a CIDR; `undefined` where it is none. */
export function rangeOf(cidr: string): Range | undefined {
  if (!known.has(cidr)) known.set(cidr, read(cidr));
  return known.get(cidr);
}
/** A network is asked for the same few, thousands of times. */
const known = new Map<string, Range | undefined>();

const read = (cidr: string): Range | undefined =>
  ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)
    ? {
        from: numberOf(ipaddr.IPv4.networkAddressFromCIDR(cidr)),
        to: numberOf(ipaddr.IPv4.broadcastAddressFromCIDR(cidr)),
      }
    : undefined;

export const isIn = (range: Range, one: number): boolean => range.from <= one && one <= range.to;

export const contains = (whole: Range, part: Range): boolean => isIn(whole, part.from) && isIn(whole, part.to);

/** Where in a range the answer may differ, when others decide: what holds at each of these holds all over the range. */
export const pointsOf = (range: Range, others: readonly Range[]): number[] => [
  ...new Set([range.from, ...others.flatMap(({ from, to }) => [from, to + 1]).filter((one) => isIn(range, one))]),
];

export const EVERYWHERE: Range = { from: 0, to: 2 ** 32 - 1 };

/** RFC 1918, and RFC 6598 between the customers of a provider. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].flatMap(
  (cidr) => rangeOf(cidr) ?? [],
);

export const isPrivate = (range: Range): boolean => PRIVATE.some((one) => contains(one, range));
