import { Template } from 'aws-cdk-lib/assertions';
import { CloudProviderAccess } from '../../../../lib/stacks/atlas/cloud-provider-access';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import { CustomerKey } from '../../../../lib/stacks/atlas/customer-key';
import type { Settings } from '../../../../lib/settings/schema';
import { atlasTemplate, projectScope } from '../../../support/atlas-scope';
import { statementsOfRole } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED, resourcesOf } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

const ENCRYPTION = 'MongoDB::Atlas::EncryptionAtRest';

function templateOf(settings: Settings): Template {
  const { stack, props } = projectScope(settings);
  const access = new CloudProviderAccess(stack, 'CloudProviderAccess', props);
  const customerKey = new CustomerKey(stack, 'CustomerKey', { ...props, access });
  new AtlasCluster(stack, 'Cluster', { ...props, customerKey });
  return Template.fromStack(stack);
}

describe('the customer key of the cluster', () => {
  const template = templateOf(settingsOf('production'));
  const key = onlyResource(template, 'AWS::KMS::Key');
  const role = onlyResource(template, 'AWS::IAM::Role', 'CustomerKey');
  const access = onlyResource(template, 'Custom::AtlasCloudProviderAccess', 'CustomerKey');
  const authorization = onlyResource(template, 'Custom::AtlasCloudProviderAuthorization', 'CustomerKey');
  const encryption = onlyResource(template, ENCRYPTION);
  const cluster = onlyResource(template, 'MongoDB::Atlas::Cluster');

  it('rotates', () => {
    expect(key.Properties.EnableKeyRotation).toBe(true);
  });

  it('may be used by Atlas to wrap and unwrap, and for nothing else', () => {
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      { effect: 'Allow', actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt'], resources: [`\${${key.id}.Arn}`] },
    ]);
  });

  it('is the project’s, by the role that Atlas has taken on, in Atlas’s spelling of the region', () => {
    expect(encryption.Properties).toStrictEqual({
      ProjectId: { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] },
      Profile: 'keys',
      AwsKmsConfig: {
        Enabled: true,
        CustomerMasterKeyID: { Ref: key.id },
        Region: 'EU_WEST_1',
        RoleID: { 'Fn::GetAtt': [authorization.id, 'RoleId'] },
      },
    });
  });

  it('encrypts the cluster', () => {
    expect(cluster.Properties.EncryptionAtRestProvider).toBe('AWS');
  });

  it('comes in this order, and goes in the reverse: no cluster is left without its key', () => {
    const graph = new TemplateGraph(template);
    const order = [access, role, authorization, encryption, cluster].map(({ id }) => id);
    for (let index = 1; index < order.length; index++) {
      const [before, after] = [order[index - 1], order[index]] as [string, string];
      expect([before, after, graph.comesBefore(before, after)]).toStrictEqual([before, after, true]);
    }
    expect(graph.comesBefore(key.id, role.id)).toBe(true);
  });

  it('stays where the cluster stays, with everything that it is reached by', () => {
    for (const resource of [key, access, role, authorization, encryption])
      expect(removalOf(resource)).toStrictEqual(RETAINED);
  });

  it('goes with a showcase', () => {
    const showcase = templateOf(settingsOf('showcase'));
    for (const type of ['AWS::KMS::Key', ENCRYPTION])
      expect(removalOf(onlyResource(showcase, type))).toStrictEqual(DELETED);
  });
});

describe('without a customer key', () => {
  const template = atlasTemplate(settingsOf('production', { 'atlas.customerKey': false }));

  it('there is none, and the cluster says so, since Atlas would keep one that is left out', () => {
    for (const type of ['AWS::KMS::Key', ENCRYPTION]) expect(resourcesOf(template, type)).toStrictEqual({});
    expect(onlyResource(template, 'MongoDB::Atlas::Cluster').Properties.EncryptionAtRestProvider).toBe('NONE');
  });

  it('the export of snapshots has its own access', () => {
    onlyResource(template, 'Custom::AtlasCloudProviderAuthorization', 'SnapshotExport');
  });
});

describe('a trial', () => {
  it('lets Atlas into nothing of the account', () => {
    const template = atlasTemplate(settingsOf('trial'));
    for (const type of [
      'Custom::AtlasCloudProviderAccess',
      'Custom::AtlasCloudProviderAuthorization',
      'AWS::KMS::Key',
      'AWS::S3::Bucket',
    ]) {
      expect(resourcesOf(template, type)).toStrictEqual({});
    }
    expect(
      Object.keys(resourcesOf(template, 'AWS::Lambda::Function')).filter((id) => id.startsWith('CloudProvider')),
    ).toStrictEqual([]);
  });
});
