/** Address ranges that must not meet. https://www.mongodb.com/docs/atlas/security-vpc-peering/ */
import { NO_TYPE_ACTIVATION } from '../regions';
import type { Settings } from '../schema';
import { cidrsOverlap } from '../values';
import { rule, type Rule } from './rule';

interface NamedCidr {
  readonly setting: string;
  readonly cidr: string;
}

const ranges = ({ vpcCidr, atlas }: Settings): NamedCidr[] => [
  { setting: 'vpcCidr', cidr: vpcCidr },
  { setting: 'atlas.cidr', cidr: atlas.cidr },
  ...atlas.otherRegions.flatMap((other) =>
    other.provider === 'AWS' && other.cidr ? [{ setting: 'atlas.otherRegions', cidr: other.cidr }] : [],
  ),
];

const noOverlap: Rule = (settings) => {
  if (!settings.atlas.peering) return [];
  const all = ranges(settings);
  return all.flatMap((one, index) =>
    all
      .slice(0, index)
      .filter((other) => cidrsOverlap(one.cidr, other.cidr))
      .map((other) => ({
        setting: one.setting,
        given: one.cidr,
        allowed: `a range that does not overlap ${other.setting} (${other.cidr}): peered networks share one address space`,
        fix: `-c ${one.setting === 'atlas.otherRegions' ? 'atlas.otherRegions=[…] with another cidr' : `${one.setting}=192.168.224.0/21`}, or -c atlas.peering=false`,
      })),
  );
};

const peeredRegionsHaveCidr: Rule = ({ atlas }) =>
  atlas.otherRegions.flatMap((other) =>
    atlas.peering && other.provider === 'AWS' && !other.cidr
      ? [
          {
            setting: 'atlas.otherRegions',
            given: { provider: other.provider, region: other.region },
            allowed: 'a cidr for every AWS region where peering is on: Atlas has one network a region, each peered by itself',
            fix: 'add "cidr":"192.168.224.0/21" (or another free /21 to /24) to that entry, or -c atlas.peering=false',
          },
        ]
      : [],
  );

const regionActivatesTypes = rule(({ region, atlas }) =>
  NO_TYPE_ACTIVATION.includes(region) && atlas.connectionString === undefined
    ? {
        setting: 'region',
        given: region,
        allowed: `a region where CloudFormation activates third-party types, so not ${NO_TYPE_ACTIVATION.join(', ')}`,
        fix: '-c region=eu-west-1, or -c atlas.connectionString=… for a cluster that exists already',
      }
    : undefined,
);

export const networkRules: readonly Rule[] = [noOverlap, peeredRegionsHaveCidr, regionActivatesTypes];
