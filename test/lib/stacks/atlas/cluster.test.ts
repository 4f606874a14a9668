import { CfnOutput } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import { regionConfigs } from '../../../../lib/stacks/atlas/cluster-shape';
import type { Settings } from '../../../../lib/settings/schema';
import { projectScope } from '../../../support/atlas-scope';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

function templateOf(settings: Settings): Template {
  const { stack, props } = projectScope(settings);
  const cluster = new AtlasCluster(stack, 'Cluster', props);
  new CfnOutput(stack, 'Address', { value: cluster.connectionString });
  return Template.fromStack(stack);
}
const clusterOf = (settings: Settings) => onlyResource(templateOf(settings), 'MongoDB::Atlas::Cluster');

describe('the cluster', () => {
  const settings = settingsOf('trial');
  const template = templateOf(settings);
  const cluster = onlyResource(template, 'MongoDB::Atlas::Cluster');

  it('is in the project by its id; a Ref of the project is not its id', () => {
    const project = onlyResource(template, 'MongoDB::Atlas::Project').id;
    expect(cluster.Properties.ProjectId).toStrictEqual({ 'Fn::GetAtt': [project, 'Id'] });
    expect(cluster.Properties.Profile).toBe('keys');
  });

  it('keeps its name: another one is another, empty cluster', () => {
    expect(cluster.Properties.Name).toBe('orders');
  });

  it('is one replica set with its number of shards written down, which the handler would otherwise read as 0', () => {
    expect(cluster.Properties.ClusterType).toBe('REPLICASET');
    expect(cluster.Properties.ReplicationSpecs).toStrictEqual([
      { NumShards: 1, AdvancedRegionConfigs: regionConfigs(settings) },
    ]);
  });

  it('has a provider name on every region, which the L1 of the cluster does not know', () => {
    for (const config of cluster.Properties.ReplicationSpecs[0].AdvancedRegionConfigs)
      expect(config).toHaveProperty('ProviderName');
  });

  it('refuses TLS older than the settings say', () => {
    expect(cluster.Properties.AdvancedSettings.MinimumEnabledTLSProtocol).toBe('TLS1_2');
    expect(clusterOf(settingsOf('production')).Properties.AdvancedSettings.MinimumEnabledTLSProtocol).toBe('TLS1_3');
  });

  it('runs no JavaScript for a query', () => {
    expect(cluster.Properties.AdvancedSettings.JavascriptEnabled).toBe(false);
  });

  it('is backed up, to any second', () => {
    expect(cluster.Properties).toMatchObject({ BackupEnabled: true, PitEnabled: true });
  });

  it('stays on its major version', () => {
    expect(cluster.Properties).toMatchObject({ VersionReleaseSystem: 'LTS', MongoDBMajorVersion: '8.0' });
  });

  it('says which profile made it', () => {
    expect(cluster.Properties.Tags).toStrictEqual([
      { Key: 'application', Value: 'orders' },
      { Key: 'profile', Value: 'trial' },
    ]);
  });

  it('goes with its stack in a trial, and Atlas lets it go', () => {
    expect(removalOf(cluster)).toStrictEqual(DELETED);
    expect(cluster.Properties.TerminationProtectionEnabled).toBe(false);
  });

  it('tells its address without user and password', () => {
    template.hasOutput('Address', { Value: { 'Fn::GetAtt': [cluster.id, 'ConnectionStrings.StandardSrv'] } });
  });
});

describe('the cluster of production', () => {
  const cluster = clusterOf(settingsOf('production'));

  it('outlives its stack, and Atlas refuses to delete it', () => {
    expect(removalOf(cluster)).toStrictEqual(RETAINED);
    expect(cluster.Properties.TerminationProtectionEnabled).toBe(true);
  });

  it('has disks that are large enough for operations beyond the standard ones', () => {
    expect(cluster.Properties.DiskSizeGB).toBe(80);
    const [home] = cluster.Properties.ReplicationSpecs[0].AdvancedRegionConfigs;
    expect(Number(home.ElectableSpecs.DiskIOPS)).toBeGreaterThan(3_000);
  });
});

describe('a cluster that takes every release', () => {
  it('names no version, which Atlas would refuse', () => {
    const { Properties } = clusterOf(settingsOf('showcase'));
    expect(Properties.VersionReleaseSystem).toBe('CONTINUOUS');
    expect(Properties).not.toHaveProperty('MongoDBMajorVersion');
  });
});

describe.each(['M0', 'FLEX'])('a cluster of size %s', (instanceSize) => {
  const { Properties } = clusterOf(settingsOf('free', { 'atlas.instanceSize': instanceSize }));

  it.each([
    'BackupEnabled',
    'PitEnabled',
    'VersionReleaseSystem',
    'MongoDBMajorVersion',
    'AdvancedSettings',
    'EncryptionAtRestProvider',
  ])('says nothing of %s, which it cannot choose', (property) => expect(Properties).not.toHaveProperty(property));
});
