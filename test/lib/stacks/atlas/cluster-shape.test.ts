import { regionConfigs } from '../../../../lib/stacks/atlas/cluster-shape';
import { settingsOf } from '../../../support/test-stack';

const aws = (region: string, electableNodes: number, more: object = {}) => ({
  provider: 'AWS',
  region,
  electableNodes,
  readOnlyNodes: 0,
  analyticsNodes: 0,
  ...more,
});
const unpeered = { 'atlas.peering': false };

describe('the shape of a replica set in one region', () => {
  const [home, ...others] = regionConfigs(settingsOf('trial'));

  it('has three nodes that can become primary, which Atlas spreads over the region’s zones', () => {
    expect(others).toStrictEqual([]);
    expect(home).toMatchObject({ ElectableSpecs: { InstanceSize: 'M10', NodeCount: 3 }, Priority: 7 });
  });

  it('names the provider: the handler takes a missing one for AWS, whatever is meant', () => {
    expect(home).toMatchObject({ ProviderName: 'AWS' });
    expect(home).not.toHaveProperty('BackingProviderName');
  });

  it('spells the region as Atlas does', () => {
    expect(home?.RegionName).toBe('EU_WEST_1');
  });

  it('has no nodes of the kinds that are not asked for', () => {
    expect(home).not.toHaveProperty('ReadOnlySpecs');
    expect(home).not.toHaveProperty('AnalyticsSpecs');
    expect(home).not.toHaveProperty('AnalyticsAutoScaling');
  });

  it('grows its disks and keeps its size', () => {
    expect(home?.AutoScaling).toStrictEqual({ DiskGB: { Enabled: true }, Compute: { Enabled: false } });
  });

  it('has the size’s standard disks', () => {
    expect(home?.ElectableSpecs).not.toHaveProperty('EbsVolumeType');
    expect(home?.ElectableSpecs).not.toHaveProperty('DiskIOPS');
  });
});

describe('the shape of M0', () => {
  it('is a tenant on AWS with nothing that only a dedicated cluster has', () => {
    expect(regionConfigs(settingsOf('free'))).toStrictEqual([
      {
        ProviderName: 'TENANT',
        BackingProviderName: 'AWS',
        RegionName: 'EU_WEST_1',
        Priority: 7,
        ElectableSpecs: { InstanceSize: 'M0', NodeCount: 3 },
      },
    ]);
  });
});

describe('the shape of Flex', () => {
  it('is one region and no nodes: Atlas sizes it', () => {
    expect(regionConfigs(settingsOf('free', { 'atlas.instanceSize': 'FLEX' }))).toStrictEqual([
      { ProviderName: 'FLEX', BackingProviderName: 'AWS', RegionName: 'EU_WEST_1', Priority: 7 },
    ]);
  });
});

describe('the shape of a cluster in several regions', () => {
  const configs = regionConfigs(
    settingsOf('trial', {
      ...unpeered,
      'atlas.electableNodes': 2,
      'atlas.otherRegions': [aws('eu-central-1', 0, { readOnlyNodes: 2 }), aws('eu-north-1', 1)],
    }),
  );

  it('keeps the order of preference, the home region first and those without a vote last', () => {
    expect(configs.map(({ RegionName }) => RegionName)).toStrictEqual(['EU_WEST_1', 'EU_NORTH_1', 'EU_CENTRAL_1']);
  });

  it('counts priorities down from 7 over the regions that can have the primary; 0 for one that cannot', () => {
    expect(configs.map(({ Priority }) => Priority)).toStrictEqual([7, 6, 0]);
  });

  it('gives a region that only reads no electable nodes', () => {
    expect(configs[2]).not.toHaveProperty('ElectableSpecs');
    expect(configs[2]).toMatchObject({ ReadOnlySpecs: { InstanceSize: 'M10', NodeCount: 2 } });
  });
});

describe('the shape of production', () => {
  it('survives the loss of any one region: the other two have a majority', () => {
    const nodes = regionConfigs(settingsOf('production')).map(({ ElectableSpecs }) => ElectableSpecs?.NodeCount ?? 0);
    const all = nodes.reduce((sum, count) => sum + count, 0);
    expect(nodes.length).toBeGreaterThan(1);
    for (const lost of nodes) expect(all - lost).toBeGreaterThan(all / 2);
  });
});

describe('the shape of a cluster over several clouds', () => {
  const configs = regionConfigs(settingsOf('showcase'));

  it('names each cloud and spells regions of the others as they are given', () => {
    expect(configs.map(({ ProviderName, RegionName }) => [ProviderName, RegionName])).toStrictEqual([
      ['AWS', 'EU_WEST_1'],
      ['AWS', 'EU_CENTRAL_1'],
      ['GCP', 'WESTERN_EUROPE'],
      ['AZURE', 'EUROPE_WEST'],
    ]);
  });

  it('keeps reads and analytics on nodes of their own in the home region', () => {
    expect(configs[0]).toMatchObject({
      ElectableSpecs: { NodeCount: 3 },
      ReadOnlySpecs: { InstanceSize: 'M30', NodeCount: 1 },
      AnalyticsSpecs: { InstanceSize: 'M30', NodeCount: 1 },
    });
  });

  it('scales between the same bounds everywhere, as Atlas demands', () => {
    const scaling = {
      DiskGB: { Enabled: true },
      Compute: { Enabled: true, ScaleDownEnabled: true, MinInstanceSize: 'M30', MaxInstanceSize: 'M50' },
    };
    expect(configs.map(({ AutoScaling }) => AutoScaling)).toStrictEqual([scaling, scaling, scaling, scaling]);
    expect(configs[0]?.AnalyticsAutoScaling).toStrictEqual(scaling);
  });
});

describe('provisioned disk operations', () => {
  it('are text, as the schema wants them', () => {
    const [home] = regionConfigs(settingsOf('trial', { 'atlas.instanceSize': 'M40', 'atlas.diskIops': 4_000 }));
    expect(home?.ElectableSpecs).toMatchObject({ EbsVolumeType: 'PROVISIONED', DiskIOPS: '4000' });
  });
});
