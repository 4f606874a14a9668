import { atlasTemplate } from '../../../support/atlas-scope';
import { statementsOfRole } from '../../../support/policies';
import { onlyResource, removalOf, resourcesOf, RETAINED, textOf } from '../../../support/resources';
import { settingsOf } from '../../../support/test-stack';

const ROUTE_TABLES = ['IsolatedSubnet1RouteTable', 'IsolatedSubnet2RouteTable', 'IsolatedSubnet3RouteTable'];

describe('the peering of one region', () => {
  const template = atlasTemplate(settingsOf('trial'));
  const project = { 'Fn::GetAtt': [onlyResource(template, 'MongoDB::Atlas::Project').id, 'Id'] };
  const container = onlyResource(template, 'MongoDB::Atlas::NetworkContainer');
  const peering = onlyResource(template, 'MongoDB::Atlas::NetworkPeering');
  const accepted = onlyResource(template, 'Custom::PeeringAcceptance');
  const connectionId = { 'Fn::GetAtt': [peering.id, 'ConnectionId'] };

  it('begins with a network container of the set range', () => {
    expect(container.Properties).toStrictEqual({
      ProjectId: project,
      Profile: { Ref: 'AtlasProfile' },
      RegionName: 'EU_WEST_1',
      AtlasCidrBlock: '192.168.248.0/21',
    });
  });

  it('is asked for with all six properties that the handler insists on', () => {
    expect(peering.Properties).toStrictEqual({
      ProjectId: project,
      Profile: { Ref: 'AtlasProfile' },
      ContainerId: { 'Fn::GetAtt': [container.id, 'Id'] },
      VpcId: { 'Fn::GetStackOutput': expect.objectContaining({ StackName: 'Network' }) },
      AwsAccountId: { Ref: 'AWS::AccountId' },
      AccepterRegionName: 'eu-west-1',
      RouteTableCIDRBlock: '10.0.0.0/16',
    });
  });

  it('is accepted by the resource that waits for it', () => {
    expect(accepted.Properties.ConnectionId).toStrictEqual(connectionId);
  });

  it('is routed to from every isolated subnet', () => {
    const routes = Object.values(resourcesOf(template, 'AWS::EC2::Route')).map(({ Properties }) => Properties);
    expect(routes.map(({ RouteTableId }) => textOf(RouteTableId))).toStrictEqual(
      ROUTE_TABLES.map((name) => expect.stringContaining(name)),
    );
    for (const route of routes) {
      expect(route).toMatchObject({ DestinationCidrBlock: '192.168.248.0/21', VpcPeeringConnectionId: connectionId });
    }
  });

  it('lets in the VPC’s range and nothing else', () => {
    expect(onlyResource(template, 'MongoDB::Atlas::ProjectIpAccessList').Properties.AccessList).toStrictEqual([
      { CIDRBlock: '10.0.0.0/16', Comment: expect.any(String) },
    ]);
  });

  it('leaves its container to the project: Atlas refuses to delete it for a while after the cluster', () => {
    expect(removalOf(container)).toStrictEqual(RETAINED);
  });
});

describe('the function that accepts', () => {
  const template = atlasTemplate(settingsOf('trial'));
  const handler = onlyResource(template, 'AWS::Lambda::Function', 'PeeringAcceptanceFunction');
  const peering = onlyResource(template, 'MongoDB::Atlas::NetworkPeering').id;
  const roleId: string = handler.Properties.Role['Fn::GetAtt'][0];

  it('may accept this connection into this VPC and look at connections, and no more', () => {
    const logs = onlyResource(template, 'AWS::Logs::LogGroup', 'PeeringAcceptanceFunction').id;
    expect(statementsOfRole(template, roleId)).toStrictEqual([
      { effect: 'Allow', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [`\${${logs}.Arn}`] },
      { effect: 'Allow', actions: ['ec2:DescribeVpcPeeringConnections'], resources: ['*'] },
      {
        effect: 'Allow',
        actions: ['ec2:AcceptVpcPeeringConnection'],
        resources: [
          `arn:aws:ec2:eu-west-1:\${AWS::AccountId}:vpc-peering-connection/\${${peering}.ConnectionId}`,
          expect.stringMatching(/^arn:aws:ec2:eu-west-1:\$\{AWS::AccountId\}:vpc\/\$\{\w*Vpc\w*\}$/),
        ],
      },
    ]);
  });

  it('waits 12 minutes, less than the framework in front of it', () => {
    expect(handler.Properties.Timeout).toBe(12 * 60);
    expect(
      onlyResource(template, 'AWS::Lambda::Function', 'PeeringAcceptanceProvider').Properties.Timeout,
    ).toBeGreaterThan(12 * 60);
  });

  it('is outside the VPC, from where EC2’s own endpoint is reached', () => {
    expect(handler.Properties).not.toHaveProperty('VpcConfig');
  });
});

describe('the peerings of a cluster in three regions', () => {
  const settings = settingsOf('production');
  const template = atlasTemplate(settings);
  const ranges: Record<string, string> = {
    EU_WEST_1: '192.168.248.0/21',
    EU_CENTRAL_1: '192.168.240.0/21',
    EU_NORTH_1: '192.168.232.0/21',
  };
  const containers = Object.entries(resourcesOf(template, 'MongoDB::Atlas::NetworkContainer'));
  const peerings = Object.entries(resourcesOf(template, 'MongoDB::Atlas::NetworkPeering'));

  it('have a container of its own range in each region', () => {
    expect(
      Object.fromEntries(containers.map(([, { Properties }]) => [Properties.RegionName, Properties.AtlasCidrBlock])),
    ).toStrictEqual(ranges);
  });

  it('are one to each container, all into the one VPC in the home region', () => {
    expect(peerings.map(([, { Properties }]) => Properties.ContainerId['Fn::GetAtt'][0])).toStrictEqual(
      containers.map(([id]) => id),
    );
    expect(peerings.map(([, { Properties }]) => Properties.AccepterRegionName)).toStrictEqual([
      'eu-west-1',
      'eu-west-1',
      'eu-west-1',
    ]);
  });

  it('are each accepted', () => {
    const accepted = Object.values(resourcesOf(template, 'Custom::PeeringAcceptance'));
    expect(accepted.map(({ Properties }) => Properties.ConnectionId['Fn::GetAtt'])).toStrictEqual(
      peerings.map(([id]) => [id, 'ConnectionId']),
    );
  });

  it.each(Object.entries(ranges))('route to %s from every isolated subnet', (region, cidr) => {
    const container = containers.find(([, { Properties }]) => Properties.RegionName === region)?.[0];
    const peering = peerings.find(([, { Properties }]) => Properties.ContainerId['Fn::GetAtt'][0] === container)?.[0];
    const routes = Object.values(resourcesOf(template, 'AWS::EC2::Route'))
      .map(({ Properties }) => Properties)
      .filter(({ DestinationCidrBlock }) => DestinationCidrBlock === cidr);
    expect(routes.map(({ RouteTableId }) => textOf(RouteTableId))).toStrictEqual(
      ROUTE_TABLES.map((name) => expect.stringContaining(name)),
    );
    for (const route of routes)
      expect(route.VpcPeeringConnectionId).toStrictEqual({ 'Fn::GetAtt': [peering, 'ConnectionId'] });
  });

  it('leave their containers where the cluster stays: Atlas refuses to delete one that is in use', () => {
    expect(containers.map(([, container]) => removalOf(container))).toStrictEqual([RETAINED, RETAINED, RETAINED]);
  });
});
