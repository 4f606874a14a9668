import { ITEM_ACTIONS } from '../../../../lib/stacks/tables/access-actions';
import { networkTemplate } from '../../../support/network-template';
import { statementsIn } from '../../../support/policies';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const TABLE = 'arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/orders';
const OF_THIS_ACCOUNT = { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } };

const template = networkTemplate(settingsOf('trial', { interfaceEndpoints: true, 'vpn.enabled': true }));
const endpoint = (name: string) =>
  onlyResource(template, 'AWS::EC2::VPCEndpoint', `InterfaceEndpoints${name}`).Properties;
const securityGroup = onlyResource(template, 'AWS::EC2::SecurityGroup', 'InterfaceEndpoints');

describe.each([
  ['DynamoDb', 'com.amazonaws.eu-west-1.dynamodb'],
  ['Streams', 'com.amazonaws.eu-west-1.dynamodb-streams'],
])('the interface endpoint %s', (name, service) => {
  const properties = endpoint(name);

  it(`has private addresses for ${service} in every zone of the VPC`, () => {
    const subnets = Object.keys(resourcesOf(template, 'AWS::EC2::Subnet')).map((Ref) => ({ Ref }));
    expect(subnets).toHaveLength(3);
    expect(properties).toMatchObject({ VpcEndpointType: 'Interface', ServiceName: service, SubnetIds: subnets });
  });

  it('leaves DynamoDB’s own host names to the gateway endpoint', () => {
    expect(properties.PrivateDnsEnabled).toBe(false);
  });

  it('is guarded by the endpoints’ own security group alone', () => {
    expect(properties.SecurityGroupIds).toStrictEqual([{ 'Fn::GetAtt': [securityGroup.id, 'GroupId'] }]);
  });
});

describe('the policies of the interface endpoints', () => {
  it('let through what the gateway endpoint does: items of the orders table, asked for by this account', () => {
    const gateway = onlyResource(template, 'AWS::EC2::VPCEndpoint', 'DynamoDbEndpoint').Properties;
    expect(statementsIn(endpoint('DynamoDb').PolicyDocument)).toStrictEqual([
      {
        effect: 'Allow',
        actions: [...ITEM_ACTIONS],
        resources: [TABLE, `${TABLE}/index/*`],
        condition: OF_THIS_ACCOUNT,
      },
    ]);
    expect(endpoint('DynamoDb').PolicyDocument).toStrictEqual(gateway.PolicyDocument);
  });

  it('let the streams of the orders table be read, by this account', () => {
    expect(statementsIn(endpoint('Streams').PolicyDocument)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        resources: [`${TABLE}/stream/*`],
        condition: OF_THIS_ACCOUNT,
      },
    ]);
  });
});

describe('the security group of the interface endpoints', () => {
  const https = (CidrIp: string) => expect.objectContaining({ CidrIp, FromPort: 443, ToPort: 443, IpProtocol: 'tcp' });

  it('takes HTTPS from the VPC and, over the VPN, from on-premises', () => {
    expect(securityGroup.Properties.SecurityGroupIngress).toStrictEqual([https('10.0.0.0/16'), https('172.16.0.0/16')]);
  });

  it('takes it from the VPC alone where there is no VPN', () => {
    const alone = networkTemplate(settingsOf('trial', { interfaceEndpoints: true }));
    const group = onlyResource(alone, 'AWS::EC2::SecurityGroup', 'InterfaceEndpoints');
    expect(group.Properties.SecurityGroupIngress).toStrictEqual([https('10.0.0.0/16')]);
  });

  it('opens nothing outwards: CDK writes that as a rule that matches no address', () => {
    expect(securityGroup.Properties.SecurityGroupEgress).toStrictEqual([
      expect.objectContaining({ CidrIp: '255.255.255.255/32', FromPort: 252, ToPort: 86 }),
    ]);
  });
});

describe('a VPC without interface endpoints', () => {
  it('has the gateway endpoint alone, which costs nothing by the hour', () => {
    const without = networkTemplate(settingsOf('trial'));
    expect(onlyResource(without, 'AWS::EC2::VPCEndpoint').Properties.VpcEndpointType).toBe('Gateway');
    without.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });
});
