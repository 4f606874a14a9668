import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Template } from 'aws-cdk-lib/assertions';
import { PrivateEndpoint } from '../../../../lib/stacks/atlas/private-endpoint';
import { projectScope } from '../../../support/atlas-scope';
import { onlyResource } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c'];
const { stack, project } = projectScope(settingsOf('trial'));
const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-0123456789abcdef0',
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  isolatedSubnetIds: SUBNETS,
  isolatedSubnetRouteTableIds: ['rtb-a', 'rtb-b', 'rtb-c'],
});
new PrivateEndpoint(stack, 'PrivateEndpoint', {
  project,
  region: 'eu-west-1',
  vpc,
  from: ['10.0.0.0/16', '172.16.0.0/16'],
});
const template = Template.fromStack(stack);

const service = onlyResource(template, 'MongoDB::Atlas::PrivateEndpointService');
const endpoint = onlyResource(template, 'AWS::EC2::VPCEndpoint');
const connection = onlyResource(template, 'MongoDB::Atlas::PrivateEndpointAWS');
const securityGroup = onlyResource(template, 'AWS::EC2::SecurityGroup');
const projectRef = {
  ProjectId: { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] },
  Profile: 'keys',
};

describe('the private endpoint', () => {
  it('is offered by Atlas in the home region, in Atlas’s spelling', () => {
    expect(service.Properties).toStrictEqual({ ...projectRef, Region: 'EU_WEST_1', CloudProvider: 'AWS' });
  });

  it('is an interface in every isolated subnet', () => {
    expect(endpoint.Properties).toMatchObject({
      VpcEndpointType: 'Interface',
      VpcId: 'vpc-0123456789abcdef0',
      ServiceName: { 'Fn::GetAtt': [service.id, 'EndpointServiceName'] },
      SubnetIds: SUBNETS,
    });
  });

  it('is made known to Atlas, which must accept it for the deploy to succeed', () => {
    expect(connection.Properties).toStrictEqual({
      ...projectRef,
      EndpointServiceId: { 'Fn::GetAtt': [service.id, 'Id'] },
      Id: { Ref: endpoint.id },
      EnforceConnectionSuccess: true,
    });
  });

  it('comes after Atlas’s service and before the connection, and goes in reverse', () => {
    const graph = new TemplateGraph(template);
    expect(graph.comesBefore(service.id, endpoint.id)).toBe(true);
    expect(graph.comesBefore(endpoint.id, connection.id)).toBe(true);
  });
});

describe('the security group of the private endpoint', () => {
  it('is its own, and the only one', () => {
    expect(endpoint.Properties.SecurityGroupIds).toStrictEqual([{ 'Fn::GetAtt': [securityGroup.id, 'GroupId'] }]);
  });

  it('takes the ports that Atlas gives to nodes, from the ranges given and no other', () => {
    const nodes = (CidrIp: string) =>
      expect.objectContaining({ CidrIp, FromPort: 1_024, ToPort: 65_535, IpProtocol: 'tcp' });
    expect(securityGroup.Properties.SecurityGroupIngress).toStrictEqual([nodes('10.0.0.0/16'), nodes('172.16.0.0/16')]);
  });

  it('opens nothing outwards', () => {
    expect(securityGroup.Properties.SecurityGroupEgress).toMatchObject([{ CidrIp: '255.255.255.255/32' }]);
  });
});
