import { firstOf, mutations, type Resources } from './mutation';

const regions = (resources: Resources) =>
  firstOf(resources, 'MongoDB::Atlas::Cluster').Properties.ReplicationSpecs[0].AdvancedRegionConfigs;

export const atlasRegions = {
  'atlas-autoscaling-alike': mutations('showcase', 'Atlas', {
    'autoscaling left out of a region': (resources) => delete regions(resources)[2].AutoScaling,
    'autoscaling of analytics nodes where there are some only': (resources) =>
      regions(resources)
        .slice(1)
        .forEach((region: Record<string, unknown>) => delete region.AnalyticsAutoScaling),
    'another largest size in one region': (resources) =>
      (regions(resources)[1].AutoScaling.Compute.MaxInstanceSize = 'M60'),
  }),
  'atlas-priorities-descend': mutations('showcase', 'Atlas', {
    'a read-only region before an electable one': (resources) => {
      const [, second] = regions(resources);
      second.ReadOnlySpecs = second.ElectableSpecs;
      delete second.ElectableSpecs;
      second.Priority = 0;
    },
    'two of the same priority': (resources) => (regions(resources)[2].Priority = 6),
    'ascending order': (resources) => regions(resources).reverse(),
    'no priority': (resources) => delete regions(resources)[0].Priority,
  }),
  'atlas-disks-of-one-cloud': mutations('showcase', 'Atlas', {
    'provisioned operations': (resources) => (regions(resources)[0].ElectableSpecs.DiskIOPS = '2000'),
    'a volume type': (resources) => (regions(resources)[0].AnalyticsSpecs.EbsVolumeType = 'STANDARD'),
    'operations on another cloud': (resources) => (regions(resources)[2].ElectableSpecs.DiskIOPS = '3000'),
  }),
  'atlas-autoscaling-range': mutations('production', 'Atlas', {
    'equal bounds': (resources) =>
      regions(resources).forEach((region: any) => (region.AutoScaling.Compute.MinInstanceSize = 'M50')),
    'bounds in the wrong order': (resources) =>
      regions(resources).forEach((region: any) => (region.AutoScaling.Compute.MaxInstanceSize = 'M20')),
    'no lower bound': (resources) =>
      regions(resources).forEach((region: any) => delete region.AutoScaling.Compute.MinInstanceSize),
  }),
};
