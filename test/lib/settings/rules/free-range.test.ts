import { networkRules } from '../../../../lib/settings/rules/network';
import type { Settings } from '../../../../lib/settings/schema';
import { settingsBeforeRules } from '../../../support/settings';

const base = settingsBeforeRules({
  vpcCidr: '192.168.0.0/16',
  'vpn.enabled': true,
  'vpn.onPremisesCidr': '10.0.0.0/8',
  'atlas.cidr': '192.168.248.0/21',
});
const region = (third: number, cidr?: string) => ({
  provider: 'AWS' as const,
  region: `eu-west-${third}`,
  electableNodes: 0,
  readOnlyNodes: 1,
  analyticsNodes: 0,
  cidr,
});
/** The rest of the private ranges, in pieces of what a region has. */
const rest = Array.from({ length: 32 }, (_, index) => region(index, `172.31.${8 * index}.0/21`));
const foundIn = (otherRegions: Settings['atlas']['otherRegions']) => {
  const settings = { ...base, atlas: { ...base.atlas, otherRegions } };
  return networkRules.flatMap(({ find }) => find(settings)).map(({ setting, fix }) => [setting, fix]);
};

it('leaves a network out where no range is free for it', () => {
  expect(foundIn(rest)).toStrictEqual([['atlas.cidr', '-c atlas.peering=false']]);
});

it('goes on with the others where no range is free', () => {
  const left = '-c atlas.peering=false';
  expect(foundIn([...rest, region(98), region(99), region(97, '172.31.0.0/21')])).toStrictEqual([
    ['atlas.cidr', left],
    ['atlas.otherRegions[34].cidr', left],
    ['atlas.otherRegions', left],
  ]);
});

it('proposes no range twice', () => {
  expect(foundIn([region(1, '192.168.0.0/21')])).toStrictEqual([
    ['atlas.cidr', '-c atlas.cidr=172.31.248.0/21, or -c atlas.peering=false'],
    ['atlas.otherRegions[0].cidr', expect.stringContaining('"cidr":"172.31.240.0/21"')],
  ]);
});

it('proposes no range where not all that lack one can have it', () => {
  const [, ...oneLess] = rest;
  expect(foundIn([...oneLess, region(98), region(99)])).toStrictEqual([
    ['atlas.cidr', '-c atlas.cidr=172.31.0.0/21, or -c atlas.peering=false'],
    ['atlas.otherRegions', '-c atlas.peering=false'],
  ]);
});
