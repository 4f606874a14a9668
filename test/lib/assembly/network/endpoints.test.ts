import { decided, get, ON_PREMISES, ref, set, smallApp, without, type Case } from './small-app';

describe('a gateway endpoint', () => {
  it.each<Case>([
    ['in another VPC', set('GatewayEndpoint', 'VpcId', ref('OtherVpc')), 'unreachable'],
    ['in a VPC that is not known', set('GatewayEndpoint', 'VpcId', ref('Given')), 'cannot say'],
    ['of another service', set('GatewayEndpoint', 'ServiceName', 'com.amazonaws.eu-west-1.s3'), 'unreachable'],
    ['of another region', set('GatewayEndpoint', 'ServiceName', 'com.amazonaws.eu-central-1.dynamodb'), 'unreachable'],
    ['of a service that is not known', set('GatewayEndpoint', 'ServiceName', ref('Given')), 'cannot say'],
    ['of no service', without('GatewayEndpoint', 'ServiceName'), 'unreachable'],
    ['of a service elsewhere', set('GatewayEndpoint', 'ServiceRegion', 'eu-central-1'), 'unreachable'],
    ['of a type that is not known', set('GatewayEndpoint', 'VpcEndpointType', ref('Given')), 'cannot say'],
    ['of another type', set('GatewayEndpoint', 'VpcEndpointType', 'Resource'), 'unreachable'],
    ['in one route table of two', (parts) => parts.GatewayEndpoint.Properties.RouteTableIds.pop(), 'unreachable'],
    [
      'in a table twice and in the other never',
      set('GatewayEndpoint', 'RouteTableIds', [ref('Table0'), ref('Table0')]),
      'unreachable',
    ],
    [
      'in another VPC’s route table',
      set('GatewayEndpoint', 'RouteTableIds', [ref('Table0'), ref('OtherRouteTable')]),
      'unreachable',
    ],
    ['in no route table', without('GatewayEndpoint', 'RouteTableIds'), 'unreachable'],
    ['in route tables that are not known', set('GatewayEndpoint', 'RouteTableIds', ref('Given')), 'cannot say'],
    ['on a condition that is not known', (parts) => (parts.GatewayEndpoint.Condition = 'Open'), 'cannot say'],
    ['that is not there', (parts) => delete parts.GatewayEndpoint, 'unreachable'],
  ])('%s does not lead to the service', (_what, change, decision) => {
    expect(decided('gateway', change)).toBe(decision);
  });

  it('is for each subnet that a VPC has', () => {
    const from = (...args: Parameters<typeof smallApp>) => {
      const { network, find } = smallApp(...args);
      return ['Vpc', 'Subnet0', 'Subnet1'].map(
        (id) => network.throughEndpoint(find(id), find('GatewayEndpoint'), 'dynamodb').decision,
      );
    };
    expect(from()).toStrictEqual(['reachable', 'reachable', 'reachable']);
    expect(from((parts) => parts.GatewayEndpoint.Properties.RouteTableIds.pop())).toStrictEqual([
      'unreachable',
      'reachable',
      'unreachable',
    ]);
  });

  it('is not for who comes over a VPN', () => {
    const { network, find } = smallApp();
    expect(network.throughEndpoint(ON_PREMISES, find('GatewayEndpoint'), 'dynamodb').decision).toBe('unreachable');
  });
});

describe('an interface endpoint', () => {
  it.each<Case>([
    ['in another VPC', set('InterfaceEndpoint', 'VpcId', ref('OtherVpc')), 'unreachable'],
    ['in subnets of another VPC', set('InterfaceEndpoint', 'SubnetIds', [ref('OtherSubnet')]), 'unreachable'],
    ['in no subnet', set('InterfaceEndpoint', 'SubnetIds', []), 'unreachable'],
    ['in one subnet', (parts) => parts.InterfaceEndpoint.Properties.SubnetIds.pop(), 'reachable'],
    [
      'of another service',
      set('InterfaceEndpoint', 'ServiceName', 'com.amazonaws.eu-west-1.dynamodb-streams'),
      'unreachable',
    ],
    [
      'of another region',
      set('InterfaceEndpoint', 'ServiceName', 'com.amazonaws.eu-central-1.dynamodb'),
      'unreachable',
    ],
    [
      'with the group of another',
      set('InterfaceEndpoint', 'SecurityGroupIds', [ref('OtherSecurityGroup')]),
      'unreachable',
    ],
    ['with the default group', without('InterfaceEndpoint', 'SecurityGroupIds'), 'cannot say'],
    ['in a subnet of a range that is not known', set('Subnet0', 'CidrBlock', ref('Given')), 'cannot say'],
    [
      'behind an appliance',
      (parts) =>
        (parts.Route = {
          Type: 'AWS::EC2::Route',
          Properties: { RouteTableId: ref('Table0'), DestinationCidrBlock: '10.0.1.0/24', NetworkInterfaceId: 'eni-1' },
        }),
      'unreachable',
    ],
    ['of the type that is given by default', without('InterfaceEndpoint', 'VpcEndpointType'), 'unreachable'],
  ])('%s', (_what, change, decision) => expect(decided('interface', change)).toBe(decision));

  it('is not for another VPC, whatever its range', () => {
    const { network, find } = smallApp((parts) => {
      parts.OtherVpc.Properties.CidrBlock = '10.0.0.0/16';
      parts.OtherSubnet.Properties.CidrBlock = '10.0.7.0/24';
    });
    const way = network.throughEndpoint(find('OtherVpc'), find('InterfaceEndpoint'), 'dynamodb');
    expect(way.decision).toBe('unreachable');
  });

  it('leads to its service and no other', () => {
    const { network, find } = smallApp();
    expect(network.throughEndpoint(find('Vpc'), find('InterfaceEndpoint'), 'dynamodb').decision).toBe('reachable');
    expect(network.throughEndpoint(find('Vpc'), find('InterfaceEndpoint'), 'dynamodb-streams').decision).toBe(
      'unreachable',
    );
    expect(network.throughEndpoint(find('OtherVpc'), find('InterfaceEndpoint'), 'dynamodb').decision).toBe(
      'unreachable',
    );
  });

  it.each<[unknown, boolean | undefined]>([
    [undefined, false],
    [true, true],
    [false, false],
    [ref('Given'), undefined],
  ])('takes the public name over: %j', (value, taken) => {
    const { network, find } = smallApp((parts) =>
      Object.assign(parts.InterfaceEndpoint.Properties, { PrivateDnsEnabled: value }),
    );
    expect(network.hasPrivateDns(find('InterfaceEndpoint'))).toBe(taken);
  });
});

describe('Atlas’s private endpoint', () => {
  it.each<Case>([
    [
      'that leads to another service',
      set('PrivateEndpoint', 'ServiceName', get('OtherPrivateEndpointService', 'EndpointServiceName')),
      'unreachable',
    ],
    ['that leads to the service’s id', set('PrivateEndpoint', 'ServiceName', get('Service', 'Id')), 'unreachable'],
    ['that Atlas knows as another', set('Connection', 'Id', 'vpce-0123456789abcdef0'), 'cannot say'],
    ['that Atlas takes for no endpoint', without('Connection', 'Id'), 'unreachable'],
    ['of another project', set('Connection', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
    ['of a service of another project', set('Service', 'ProjectId', get('OtherProject', 'Id')), 'unreachable'],
    ['of a service elsewhere', set('Service', 'Region', 'EU_CENTRAL_1'), 'unreachable'],
    ['of a service at another cloud', set('Service', 'CloudProvider', 'AZURE'), 'unreachable'],
    ['in AWS’s spelling of the region', set('Service', 'Region', 'eu-west-1'), 'reachable'],
    ['as a gateway', set('PrivateEndpoint', 'VpcEndpointType', 'Gateway'), 'unreachable'],
    [
      'that lets some nodes’ ports in',
      (parts) => (parts.PrivateGroup.Properties.SecurityGroupIngress[0].FromPort = 1025),
      'unreachable',
    ],
    ['that is not connected', (parts) => delete parts.Connection, 'unreachable'],
    ['on a condition that is not known', (parts) => (parts.PrivateEndpoint.Condition = 'Open'), 'cannot say'],
    ['of a service on a condition', (parts) => (parts.Service.Condition = 'Open'), 'cannot say'],
    [
      'in a region without nodes',
      (parts) => (parts.Cluster.Properties.ReplicationSpecs[0].AdvancedRegionConfigs[0].RegionName = 'EU_CENTRAL_1'),
      'unreachable',
    ],
  ])('%s', (_what, change, decision) => expect(decided('privateEndpoint', change)).toBe(decision));

  it('leads to nothing in another region', () => {
    const { network, find } = smallApp(set('Service', 'Region', 'EU_CENTRAL_1'));
    expect(network.throughPrivateEndpoint(find('Function'), find('Connection')).decision).toBe('unreachable');
  });

  it('is reached from on-premises where its group lets that in', () => {
    const from = (CidrIp: string) => {
      const { network, find } = smallApp((parts) => {
        const [rule] = parts.PrivateGroup.Properties.SecurityGroupIngress;
        parts.PrivateGroup.Properties.SecurityGroupIngress.push({ ...rule, CidrIp });
      });
      return network.throughPrivateEndpoint(ON_PREMISES, find('Connection')).decision;
    };
    expect(from('172.16.0.0/16')).toBe('reachable');
    expect(from('172.17.0.0/16')).toBe('unreachable');
  });
});
