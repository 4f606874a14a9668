import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AnalyticsStack } from '../../../../lib/stacks/analytics/stack';
import { DynamoDbStack } from '../../../../lib/stacks/dynamodb/stack';
import { NetworkStack } from '../../../../lib/stacks/network/stack';
import { statementsIn } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED, textOf } from '../../../support/resources';
import { secretsIn } from '../../../support/secrets';
import { contextOf } from '../../../support/synth';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

/** `Analytics` with the network and the table that it builds on; the template is its own. */
function analyticsTemplate(overrides: Record<string, unknown> = {}): Template {
  const settings = settingsOf('trial', { redshift: true, ...overrides });
  const app = new App({ context: contextOf('trial'), builtinCloudFormationValidation: false });
  const inHomeRegion = { settings, env: { region: settings.region } };
  const { vpc } = new NetworkStack(app, 'Network', inHomeRegion);
  const { orders } = new DynamoDbStack(app, 'DynamoDb', inHomeRegion);
  return Template.fromStack(new AnalyticsStack(app, 'Analytics', { ...inHomeRegion, vpc, orders }));
}

const template = analyticsTemplate();
const graph = new TemplateGraph(template);
const key = onlyResource(template, 'AWS::KMS::Key');
const namespace = onlyResource(template, 'AWS::RedshiftServerless::Namespace');
const workgroup = onlyResource(template, 'AWS::RedshiftServerless::Workgroup');
const integration = onlyResource(template, 'AWS::Redshift::Integration');
const tableArn = textOf(integration.Properties.SourceArn);

describe('the namespace', () => {
  it('has an administrator whose password Redshift makes and keeps in Secrets Manager', () => {
    expect(namespace.Properties).toMatchObject({ AdminUsername: 'administrator', ManageAdminPassword: true });
    expect(namespace.Properties).not.toHaveProperty('AdminUserPassword');
    expect(secretsIn(template.toJSON(), 'Analytics')).toStrictEqual([]);
  });

  it('is encrypted with a key of its own, which rotates', () => {
    expect(namespace.Properties.KmsKeyId).toStrictEqual({ 'Fn::GetAtt': [key.id, 'Arn'] });
    expect(key.Properties.EnableKeyRotation).toBe(true);
  });

  it('logs who connects and what they do', () => {
    expect(namespace.Properties.LogExports).toStrictEqual(['connectionlog', 'useractivitylog', 'userlog']);
  });

  it('lets Redshift take in the orders table, and this account ask for it', () => {
    const { Statement: statements } = namespace.Properties.NamespaceResourcePolicy;
    expect(statementsIn(statements)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['redshift:AuthorizeInboundIntegration'],
        resources: [],
        condition: { StringEquals: { 'aws:SourceArn': integration.Properties.SourceArn } },
      },
      { effect: 'Allow', actions: ['redshift:CreateInboundIntegration'], resources: [] },
    ]);
    expect(statements[0].Principal).toStrictEqual({ Service: 'redshift.amazonaws.com' });
    expect(textOf(statements[1].Principal.AWS)).toBe('arn:aws:iam::${AWS::AccountId}:root');
  });

  it('goes with the stack in a trial and outlives it, with its key, where the profile retains', () => {
    const retained = analyticsTemplate({ removal: 'retain' });
    for (const type of [key.Type, namespace.Type]) {
      expect(removalOf(onlyResource(template, type))).toStrictEqual(DELETED);
      expect(removalOf(onlyResource(retained, type))).toStrictEqual(RETAINED);
    }
  });
});

describe('the workgroup', () => {
  const { Properties: properties } = workgroup;
  const securityGroup = onlyResource(template, 'AWS::EC2::SecurityGroup');
  const parameter = (name: string) =>
    properties.ConfigParameters.filter(({ ParameterKey }: { ParameterKey: string }) => ParameterKey === name);

  it('takes connections over TLS only', () => {
    expect(parameter('require_ssl')).toStrictEqual([{ ParameterKey: 'require_ssl', ParameterValue: 'true' }]);
  });

  it('tells identifiers apart by case, as the replication demands', () => {
    expect(parameter('enable_case_sensitive_identifier')).toMatchObject([{ ParameterValue: 'true' }]);
  });

  it('is in the isolated subnets of three zones, with no public address', () => {
    expect(properties.SubnetIds.map(textOf)).toHaveLength(3);
    expect(new Set(properties.SubnetIds.map(textOf)).size).toBe(3);
    expect(properties.PubliclyAccessible).toBe(false);
    expect(properties.EnhancedVpcRouting).toBe(true);
  });

  it('is reached from the VPC, on one port, and reaches nothing itself', () => {
    expect(properties.SecurityGroupIds).toStrictEqual([{ 'Fn::GetAtt': [securityGroup.id, 'GroupId'] }]);
    expect(securityGroup.Properties.SecurityGroupIngress).toStrictEqual([
      expect.objectContaining({ CidrIp: '10.0.0.0/16', FromPort: 5439, ToPort: 5439, IpProtocol: 'tcp' }),
    ]);
    expect(securityGroup.Properties.SecurityGroupEgress).toMatchObject([{ CidrIp: '255.255.255.255/32' }]);
  });

  it('is the smallest there is', () => {
    expect(properties.BaseCapacity).toBe(8);
  });

  it('is made after its namespace, which it names only by text', () => {
    expect(properties.NamespaceName).toBe(namespace.Properties.NamespaceName);
    expect(graph.comesBefore(namespace.id, workgroup.id)).toBe(true);
  });
});

describe('the integration', () => {
  it('replicates the orders table into the namespace', () => {
    expect(tableArn).toMatch(/Orders.*Arn/);
    expect(integration.Properties.TargetArn).toStrictEqual({ 'Fn::GetAtt': [namespace.id, 'Namespace.NamespaceArn'] });
  });

  it('has a name that Redshift takes', () => {
    expect(integration.Properties.IntegrationName).toMatch(/^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/);
  });

  it('is made once there is a workgroup to run it', () => {
    expect(graph.comesBefore(workgroup.id, integration.id)).toBe(true);
  });
});

describe('what an operator needs for the step that CloudFormation lacks', () => {
  it('is in the outputs: the integration and the workgroup', () => {
    const outputs = template.toJSON()['Outputs'] as Record<string, { Value: unknown }>;
    expect(outputs['IntegrationArn']?.Value).toStrictEqual({ 'Fn::GetAtt': [integration.id, 'IntegrationArn'] });
    expect(outputs['WorkgroupName']?.Value).toBe(workgroup.Properties.WorkgroupName);
  });
});
