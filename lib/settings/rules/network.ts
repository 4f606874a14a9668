/**
 * Address ranges that must not meet, and zones that must be there.
 * https://www.mongodb.com/docs/atlas/security-vpc-peering/
 * https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html
 */
import { either, override } from '../override';
import { FEWER_ZONES, NO_TYPE_ACTIVATION } from '../vendor-facts';
import type { Settings } from '../schema';
import { cidrsOverlap } from '../values';
import { freeRange } from './free-range';
import { rule, type SettingsRule } from './rule';

const NETWORK = {
  kind: 'create',
  source: 'https://www.mongodb.com/docs/atlas/security-vpc-peering/',
  checked: '2026-11-23',
} as const;

interface NamedCidr {
  readonly setting: string;
  readonly cidr: string;
  /** What puts another range in its place. */
  readonly replaceBy: (cidr: string) => string;
  /** What takes the network out of those that are connected. */
  readonly leaveOut: string;
}

const NO_PEERING = override('atlas.peering', false);

/** The networks that are connected, so that an address means one host in all of them. */
const ranges = ({ vpcCidr, vpn, atlas }: Settings): NamedCidr[] => [
  vpcRange(vpcCidr),
  // Of the two, an office's addresses can least be changed.
  ...(vpn.enabled
    ? [{ ...vpcRange(vpn.onPremisesCidr), setting: 'vpn.onPremisesCidr', leaveOut: override('vpn.enabled', false) }]
    : []),
  ...(atlas.peering ? atlasRanges(atlas) : []),
];

const vpcRange = (cidr: string): NamedCidr => ({
  setting: 'vpcCidr',
  cidr,
  replaceBy: (free) => override('vpcCidr', free),
  leaveOut: NO_PEERING,
});

const atlasRanges = ({ cidr: home, otherRegions }: Settings['atlas']): NamedCidr[] => [
  {
    setting: 'atlas.cidr',
    cidr: home,
    replaceBy: (cidr) => override('atlas.cidr', cidr),
    leaveOut: NO_PEERING,
  },
  ...otherRegions.flatMap((other, index) =>
    other.provider === 'AWS' && other.cidr
      ? [
          {
            setting: `atlas.otherRegions[${index}].cidr`,
            cidr: other.cidr,
            replaceBy: (cidr: string) => override('atlas.otherRegions', otherRegions.with(index, { ...other, cidr })),
            leaveOut: NO_PEERING,
          },
        ]
      : [],
  ),
];

/** Of two that overlap the later is named; no two fixes of one run name the same range. */
const noOverlap: SettingsRule = {
  ...NETWORK,
  id: 'network-no-overlap',
  demand: 'Networks that are connected share one address space, so no two ranges overlap',
  spans: ['vpcCidr', 'vpn.onPremisesCidr', 'atlas.cidr', 'atlas.otherRegions'],
  find: (settings) => {
    const all = ranges(settings);
    const taken = all.map(({ cidr }) => cidr);
    return all.flatMap(({ setting, cidr, replaceBy, leaveOut }, index) => {
      const met = all.slice(0, index).filter((other) => cidrsOverlap(cidr, other.cidr));
      if (!met.length) return [];
      const free = freeRange(taken);
      if (free !== undefined) taken.push(free);
      const others = met.map((other) => `${other.setting} (${other.cidr})`).join(' or ');
      return [
        {
          setting,
          given: cidr,
          allowed: `a range that does not overlap ${others}: connected networks share one address space`,
          fix: free === undefined ? leaveOut : either(replaceBy(free), leaveOut),
        },
      ];
    });
  },
};

const peeredRegionsHaveCidr = rule(
  {
    ...NETWORK,
    id: 'network-peered-region-has-range',
    demand: 'Atlas has one network a region, each with a range of its own and peered by itself',
    spans: ['atlas.peering', 'atlas.otherRegions'],
  },
  (settings) => {
    const { peering, otherRegions } = settings.atlas;
    const lacking = otherRegions.filter((other) => other.provider === 'AWS' && !other.cidr).map(({ region }) => region);
    if (!peering || !lacking.length) return undefined;

    const taken = ranges(settings).map(({ cidr }) => cidr);
    const completed = otherRegions.map((other) => {
      if (other.provider !== 'AWS' || other.cidr) return other;
      const cidr = freeRange(taken);
      if (cidr !== undefined) taken.push(cidr);
      return { ...other, cidr };
    });
    const isComplete = completed.every((other) => other.provider !== 'AWS' || other.cidr);
    return {
      setting: 'atlas.otherRegions',
      given: `no cidr for ${lacking.join(', ')}`,
      allowed: 'a cidr for every AWS region where peering is on: Atlas has one network a region, each peered by itself',
      fix: isComplete ? either(override('atlas.otherRegions', completed), NO_PEERING) : NO_PEERING,
    };
  },
);

const regionActivatesTypes = rule(
  {
    ...NETWORK,
    id: 'region-activates-types',
    demand: 'CloudFormation does not activate third-party types in every region',
    source: NO_TYPE_ACTIVATION.source,
    spans: ['region', 'atlas.connectionString'],
  },
  ({ region, atlas }) =>
    NO_TYPE_ACTIVATION.value.includes(region) && atlas.connectionString === undefined
      ? {
          setting: 'region',
          given: region,
          allowed: `a region where CloudFormation activates third-party types, so not ${NO_TYPE_ACTIVATION.value.join(', ')}`,
          fix: either(override('region', 'eu-west-1'), '-c atlas.connectionString=… for a cluster that exists already'),
        }
      : undefined,
);

const redshiftSpansThreeZones = rule(
  {
    ...NETWORK,
    id: 'redshift-three-zones',
    demand: 'Redshift Serverless takes no fewer than three zones',
    source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html',
    spans: ['redshift', 'zones'],
  },
  ({ redshift, zones }) =>
    redshift && zones < 3
      ? {
          setting: 'zones',
          given: zones,
          allowed: '3 with redshift: Redshift Serverless takes no fewer zones',
          fix: either(override('zones', 3), override('redshift', false)),
        }
      : undefined,
);

const zonesAreThere = rule(
  {
    ...NETWORK,
    id: 'zones-in-region',
    demand: 'A VPC spans no more zones than its account has in the region',
    error: 'Template error: Fn::Select cannot select nonexistent value at index 2',
    source: FEWER_ZONES.source,
    checked: FEWER_ZONES.checked,
    spans: ['region', 'zones'],
  },
  ({ region, zones, redshift }) => {
    const most = FEWER_ZONES.value[region];
    // With redshift fewer zones are no way out.
    const fewer = redshift || most === undefined ? [] : [override('zones', most)];
    return most !== undefined && zones > most
      ? {
          setting: 'zones',
          given: zones,
          allowed: `at most ${most} in ${region}: an account may have no more there`,
          fix: either(...fewer, override('region', 'eu-west-1')),
        }
      : undefined;
  },
);

export const networkRules: readonly SettingsRule[] = [
  noOverlap,
  peeredRegionsHaveCidr,
  regionActivatesTypes,
  redshiftSpansThreeZones,
  zonesAreThere,
];
