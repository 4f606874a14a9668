import { RegionInfo } from 'aws-cdk-lib/region-info';
import { availability, PROVIDERS } from '../../../lib/settings/availability';
import { AWS_REGIONS, findRegion, regionsOf } from '../../../lib/settings/regions';
import { freeRange } from '../../../lib/settings/rules/free-range';
import { cidrsOverlap, privateCidr } from '../../../lib/settings/values';
import { FEWER_ZONES, NO_TYPE_ACTIVATION, STRONG_CONSISTENCY_SETS } from '../../../lib/settings/vendor-facts';

const accepts = (cidr: string, shortest = 16, longest = 24) => privateCidr(shortest, longest).safeParse(cidr).success;

it.each(['10.0.0.0/16', '172.16.0.0/16', '172.31.0.0/16', '192.168.0.0/16', '10.0.255.0/24'])('accepts %s', (cidr) => {
  expect(accepts(cidr)).toBe(true);
});

it.each([
  ['a public network', '8.8.8.0/24'],
  ['a network beside the private ones', '172.32.0.0/16'],
  ['a larger network', '10.0.0.0/15'],
  ['a smaller network', '10.0.0.0/25'],
  ['host bits', '10.0.0.1/16'],
  ['no length', '10.0.0.0'],
  ['leading zeros in the length', '10.0.0.0/016'],
  ['leading zeros in the address', '010.0.0.0/16'],
  ['space', ' 10.0.0.0/16'],
  ['IPv6', 'fd00::/16'],
])('refuses %s: %s', (_, cidr) => {
  expect(accepts(cidr)).toBe(false);
});

it.each([
  ['10.0.0.0/8', true],
  ['172.16.0.0/12', true],
  ['172.0.0.0/8', false],
  ['192.0.0.0/8', false],
  ['172.16.0.0/11', false],
])('asks of a large network that all of it is private: %s', (cidr, expected) => {
  expect(accepts(cidr, 8)).toBe(expected);
});

it.each([
  ['10.0.0.0/16', '10.0.255.0/24', true],
  ['10.0.255.0/24', '10.0.0.0/16', true],
  ['10.0.0.0/16', '10.1.0.0/16', false],
  ['192.168.240.0/21', '192.168.248.0/21', false],
])('says whether %s and %s overlap', (one, other, expected) => {
  expect(cidrsOverlap(one, other)).toBe(expected);
});

it('finds a free range beside those that are taken', () => {
  expect(freeRange(['192.168.0.0/16', '172.31.248.0/21'])).toBe('172.31.240.0/21');
});

it('finds none where none is free', () => {
  expect(freeRange(['192.168.0.0/16', '172.16.0.0/12', '10.0.0.0/8'])).toBeUndefined();
});

describe.each(PROVIDERS)('a region of %s', (provider) => {
  const { regions, withSmallSizes, withoutZones, lacking } = availability[provider].value;

  it('is known by the cloud’s name and by Atlas’s, in large and small letters', () => {
    for (const names of Object.entries(regions)) {
      const found = names.flatMap((name) =>
        [name.toUpperCase(), name.toLowerCase()].map((one) => findRegion(provider, one)),
      );
      expect(new Set(found)).toStrictEqual(new Set([names[provider === 'AWS' ? 0 : 1]]));
    }
    expect(regionsOf(provider)).toHaveLength(Object.keys(regions).length);
  });

  it('is one that there is, wherever something is said of it', () => {
    const named = [...withSmallSizes, ...withoutZones, ...Object.values(lacking).flat()];
    expect(named.filter((name) => !Object.values(regions).includes(name))).toStrictEqual([]);
  });

  it.each(['mars-1', 'MARS_1', 'eu-west', 'EU_WEST_9', 'cn-north-1', 'us-gov-west-1', 'constructor', '', 'eu west 1'])(
    'is not %j',
    (given) => {
      expect(findRegion(provider, given)).toBeUndefined();
    },
  );
});

it('has of AWS what AWS has', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  expect(AWS_REGIONS.filter((region) => !known.includes(region))).toStrictEqual([]);
});

it('lists only regions that there are', () => {
  const listed = [
    ...NO_TYPE_ACTIVATION.value,
    ...STRONG_CONSISTENCY_SETS.value.flat(),
    ...Object.keys(FEWER_ZONES.value),
  ];
  expect(listed.filter((region) => !AWS_REGIONS.includes(region))).toStrictEqual([]);
});
