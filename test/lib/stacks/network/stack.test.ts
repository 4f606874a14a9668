import { Match, type Template } from 'aws-cdk-lib/assertions';
import { ITEM_ACTIONS } from '../../../../lib/stacks/tables/access-actions';
import { networkTemplate } from '../../../support/network-template';
import { statementsIn, statementsOfRole } from '../../../support/policies';
import { onlyResource, removalOf, resourcesOf, RETAINED } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const subnets = (template: Template) =>
  Object.values(resourcesOf(template, 'AWS::EC2::Subnet')).map(({ Properties }) => Properties);

describe('the application VPC', () => {
  const template = networkTemplate(settingsOf('trial'));

  it('has an isolated subnet in each of the profile’s zones', () => {
    expect(subnets(template)).toHaveLength(3);
    expect(subnets(networkTemplate(settingsOf('free')))).toHaveLength(2);
  });

  it('names zones by their position, so that no account has to be known', () => {
    expect(subnets(template).map(({ AvailabilityZone }) => AvailabilityZone)).toStrictEqual(
      [0, 1, 2].map((position) => ({ 'Fn::Select': [position, { 'Fn::GetAZs': '' }] })),
    );
  });

  it('has the range of the settings', () => {
    const other = networkTemplate(settingsOf('trial', { vpcCidr: '172.20.0.0/16' }));
    expect(onlyResource(other, 'AWS::EC2::VPC').Properties.CidrBlock).toBe('172.20.0.0/16');
  });

  it('cuts its subnets out of its range, each at most a /20', () => {
    expect(subnets(template).map(({ CidrBlock }) => CidrBlock)).toStrictEqual([
      '10.0.0.0/20',
      '10.0.16.0/20',
      '10.0.32.0/20',
    ]);
  });

  it('gives each subnet a quarter of a small range', () => {
    const small = networkTemplate(settingsOf('trial', { vpcCidr: '10.1.2.0/24' }));
    expect(subnets(small).map(({ CidrBlock }) => CidrBlock)).toStrictEqual([
      '10.1.2.0/26',
      '10.1.2.64/26',
      '10.1.2.128/26',
    ]);
  });

  it('resolves Atlas’s host names to private addresses', () => {
    template.hasResourceProperties('AWS::EC2::VPC', { EnableDnsHostnames: true, EnableDnsSupport: true });
  });

  it.each([
    'AWS::EC2::NatGateway',
    'AWS::EC2::InternetGateway',
    'AWS::EC2::EgressOnlyInternetGateway',
    'AWS::EC2::EIP',
    'AWS::EC2::Route',
  ])('has no way to the internet by %s', (type) => template.resourceCountIs(type, 0));

  it('gives no host a public address', () => {
    expect(subnets(template).map(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)).toStrictEqual([
      false,
      false,
      false,
    ]);
  });

  it('has no function that could change every security group of the account', () => {
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('the gateway endpoint of DynamoDB', () => {
  const template = networkTemplate(settingsOf('trial'));
  const endpoint = onlyResource(template, 'AWS::EC2::VPCEndpoint', 'DynamoDbEndpoint');

  it('costs nothing by the hour: it is a gateway', () => {
    expect(endpoint.Properties).toMatchObject({
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.dynamodb']] },
    });
  });

  it('is routed to from every subnet', () => {
    const routeTables = Object.keys(resourcesOf(template, 'AWS::EC2::RouteTable')).map((Ref) => ({ Ref }));
    expect(routeTables).toHaveLength(3);
    expect(endpoint.Properties.RouteTableIds).toStrictEqual(routeTables);
  });

  it('lets through the orders table and its indexes and no other table, to principals of this account only', () => {
    const table = 'arn:aws:dynamodb:eu-west-1:${AWS::AccountId}:table/orders';
    expect(statementsIn(endpoint.Properties.PolicyDocument)).toStrictEqual([
      {
        effect: 'Allow',
        actions: [...ITEM_ACTIONS],
        resources: [table, `${table}/index/*`],
        condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
  });

  it('lets through nothing that makes, changes or deletes a table', () => {
    expect(
      ITEM_ACTIONS.filter((action) => /^dynamodb:(Create|Update|Delete|Restore|Import|Export)/.test(action)),
    ).toStrictEqual(['dynamodb:DeleteItem', 'dynamodb:UpdateItem']);
  });
});

describe('flow logs', () => {
  const template = networkTemplate(settingsOf('production'));
  const logGroup = onlyResource(template, 'AWS::Logs::LogGroup');

  it('are absent where the profile has them off', () => {
    const without = networkTemplate(settingsOf('trial'));
    without.resourceCountIs('AWS::EC2::FlowLog', 0);
    without.resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  it('record what the VPC accepts and what it rejects', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceId: { Ref: Match.stringLikeRegexp('^Vpc') },
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: { Ref: logGroup.id },
    });
  });

  it('are kept as long as the profile says and outlive the stack in production', () => {
    expect(logGroup.Properties.RetentionInDays).toBe(90);
    expect(removalOf(logGroup)).toStrictEqual(RETAINED);
  });

  it('are written by a role that may write to their log group alone', () => {
    const role = onlyResource(template, 'AWS::IAM::Role');
    expect(statementsOfRole(template, role.id)).toStrictEqual([
      {
        effect: 'Allow',
        actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
        resources: [`\${${logGroup.id}.Arn}`],
      },
    ]);
  });
});
