/** Beginnings of the IPv4 addresses that lead to no single host on the internet: private, shared, local, multicast, kept for other uses. */
const KEPT = [
  '0',
  '10',
  String.raw`100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])`,
  '127',
  String.raw`169\.254`,
  String.raw`172\.(1[6-9]|2\d|3[01])`,
  String.raw`192\.0\.[02]`,
  String.raw`192\.88\.99`,
  String.raw`192\.168`,
  String.raw`198\.1[89]`,
  String.raw`198\.51\.100`,
  String.raw`203\.0\.113`,
  String.raw`22[4-9]`,
  String.raw`2[3-5]\d`,
];
const OCTET = String.raw`(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;

/**
 * An address that the whole internet reaches one host by: a setting and a parameter of a stack are held to it.
 * https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
export const PUBLIC_ADDRESS = {
  pattern: new RegExp(String.raw`^(?!(${KEPT.join('|')})\.)${OCTET}(\.${OCTET}){3}$`),
  allowed:
    'a public IPv4 address: none that is private, shared (100.64.0.0/10), or kept for documentation or another use',
};
