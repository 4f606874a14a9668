import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { PUBLIC_ADDRESS } from '../../../lib/settings/public-address';
import { problemsOf } from '../../support/settings';

const isPublic = (address: string): boolean => PUBLIC_ADDRESS.pattern.test(address);

/** Of what has a use of its own, these the whole internet reaches. */
const REACHED = ['unicast', 'as112', 'amt'];

it('is what no registry keeps for another use', () => {
  const { SpecialRanges } = ipaddr.IPv4.prototype as unknown as {
    SpecialRanges: Record<string, [ipaddr.IPv4, number][]>;
  };
  const kept = Object.values(SpecialRanges).flat();
  const edges = kept.flatMap(([first, bits]) => {
    const cidr = `${first.toString()}/${bits}`;
    const ends = [ipaddr.IPv4.networkAddressFromCIDR(cidr), ipaddr.IPv4.broadcastAddressFromCIDR(cidr)];
    const numbers = ends.map(({ octets }) => octets.reduce((sum, octet) => sum * 256 + octet, 0));
    return [...numbers, (numbers[0] ?? 0) - 1, (numbers[1] ?? 0) + 1];
  });
  const addresses = edges
    .filter((number) => number >= 0 && number < 2 ** 32)
    .map((number) => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.'));
  expect(addresses.length).toBeGreaterThan(50);
  for (const address of addresses) {
    expect([address, isPublic(address)]).toStrictEqual([address, REACHED.includes(ipaddr.IPv4.parse(address).range())]);
  }
});

it('is so anywhere', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => isPublic(address) === REACHED.includes(ipaddr.IPv4.parse(address).range())),
    { numRuns: 100 },
  );
});

it.each(['8.8.8', '8.8.8.8.8', '8.8.8.256', '08.8.8.8', ' 8.8.8.8', '8.8.8.8/32', '2001:db8::1', 'vpn.example.com'])(
  'is written in four numbers: %s',
  (given) => expect(isPublic(given)).toBe(false),
);

it.each(['10.0.0.1', '100.64.0.1', '127.0.0.1', '169.254.0.1', '224.0.0.1', '203.0.113.10', '198.18.0.1', '240.0.0.1'])(
  'is what the VPN device has, so not %s',
  (address) => {
    expect(problemsOf({ 'vpn.enabled': true, 'vpn.customerGatewayIp': address })).toStrictEqual([
      expect.objectContaining({ setting: 'vpn.customerGatewayIp', given: address }),
    ]);
  },
);

it.each(['172.16.5.0/25', '10.1.2.3/32', '100.64.0.0/10', '100.127.255.0/24', '192.168.7.128/30'])(
  'is not what stands behind the device: %s is taken there',
  (cidr) =>
    expect(problemsOf({ 'vpn.enabled': true, 'vpn.onPremisesCidr': cidr, 'atlas.peering': false })).toStrictEqual([]),
);

it.each(['100.64.0.0/9', '100.0.0.0/10', '10.1.2.3/31', '10.0.0.0/7', '8.8.8.0/24'])('nor does that take %s', (cidr) =>
  expect(problemsOf({ 'vpn.enabled': true, 'vpn.onPremisesCidr': cidr }).map(({ setting }) => setting)).toStrictEqual([
    'vpn.onPremisesCidr',
  ]),
);
