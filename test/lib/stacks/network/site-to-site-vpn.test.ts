import { PUBLIC_ADDRESS } from '../../../../lib/settings/public-address';
import { networkTemplate } from '../../../support/network-template';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const template = networkTemplate(
  settingsOf('trial', {
    'vpn.enabled': true,
    'vpn.customerGatewayIp': '192.0.1.99',
    'vpn.customerGatewayAsn': 65_123,
    alarmTopicArn: TOPIC,
  }),
);
const connection = onlyResource(template, 'AWS::EC2::VPNConnection');
const customerGateway = onlyResource(template, 'AWS::EC2::CustomerGateway');
const vpnGateway = onlyResource(template, 'AWS::EC2::VPNGateway');

describe('the VPN connection', () => {
  it('ends at the on-premises device of the settings', () => {
    expect(customerGateway.Properties).toMatchObject({ IpAddress: '192.0.1.99', BgpAsn: 65_123, Type: 'ipsec.1' });
    expect(connection.Properties.CustomerGatewayId).toStrictEqual({ Ref: customerGateway.id });
  });

  it('asks the deployment for an address that the settings leave out, and takes none that is no one host’s', () => {
    const asking = networkTemplate(settingsOf('trial', { 'vpn.enabled': true }));
    const { CustomerGatewayIp: parameter } = asking.findParameters('CustomerGatewayIp');
    expect(onlyResource(asking, 'AWS::EC2::CustomerGateway').Properties.IpAddress).toStrictEqual({
      Ref: 'CustomerGatewayIp',
    });
    expect(parameter).toStrictEqual(expect.not.objectContaining({ Default: expect.anything() }));
    expect(parameter?.['AllowedPattern']).toBe(PUBLIC_ADDRESS.pattern.source);
    expect(template.findParameters('CustomerGatewayIp')).toStrictEqual({});
  });

  it('begins at a gateway of the VPC, which speaks BGP under a number of its own', () => {
    expect(connection.Properties.VpnGatewayId).toStrictEqual({ Ref: vpnGateway.id });
    expect(vpnGateway.Properties).toMatchObject({ AmazonSideAsn: 64_512, Type: 'ipsec.1' });
    expect(onlyResource(template, 'AWS::EC2::VPCGatewayAttachment').Properties.VpnGatewayId).toStrictEqual({
      Ref: vpnGateway.id,
    });
  });

  it('holds no pre-shared key: AWS makes them', () => {
    expect(JSON.stringify(template.toJSON())).not.toMatch(/pre-?shared-?key/i);
  });

  it('learns its routes by BGP', () => {
    expect(connection.Properties.StaticRoutesOnly).toBe(false);
    template.resourceCountIs('AWS::EC2::VPNConnectionRoute', 0);
  });
});

describe.each([0, 1])('tunnel %s', (index) => {
  const tunnels = connection.Properties.VpnTunnelOptionsSpecifications;
  const valuesOf = (name: string): unknown[] => tunnels[index][name].map(({ Value }: { Value: unknown }) => Value);

  it('is one of two', () => {
    expect(tunnels).toHaveLength(2);
  });

  it('speaks IKEv2 and no older version', () => {
    expect(valuesOf('IKEVersions')).toStrictEqual(['ikev2']);
  });

  it.each([1, 2])('encrypts phase %s with 256 bits', (phase) => {
    expect(valuesOf(`Phase${phase}EncryptionAlgorithms`)).toStrictEqual(['AES256', 'AES256-GCM-16']);
  });

  it.each([1, 2])('takes no SHA-1 in phase %s', (phase) => {
    expect(valuesOf(`Phase${phase}IntegrityAlgorithms`)).toStrictEqual(['SHA2-256', 'SHA2-384', 'SHA2-512']);
  });

  it.each([1, 2])('exchanges keys over elliptic curves in phase %s', (phase) => {
    expect(valuesOf(`Phase${phase}DHGroupNumbers`)).toStrictEqual([19, 20, 21]);
  });
});

describe('the way back to on-premises', () => {
  const propagation = onlyResource(template, 'AWS::EC2::VPNGatewayRoutePropagation');

  it('is known in every isolated subnet', () => {
    const routeTables = Object.keys(resourcesOf(template, 'AWS::EC2::RouteTable')).map((Ref) => ({ Ref }));
    expect(routeTables).toHaveLength(3);
    expect(propagation.Properties).toStrictEqual({ RouteTableIds: routeTables, VpnGatewayId: { Ref: vpnGateway.id } });
  });

  it('is asked for once the gateway is attached, without which EC2 refuses', () => {
    const attachment = onlyResource(template, 'AWS::EC2::VPCGatewayAttachment');
    expect(new TemplateGraph(template).comesBefore(attachment.id, propagation.id)).toBe(true);
  });
});

describe('the alarm of the VPN', () => {
  const { Properties: alarm } = onlyResource(template, 'AWS::CloudWatch::Alarm');

  it('goes off when both tunnels are down: the better of the two is below 1', () => {
    expect(alarm).toMatchObject({
      Namespace: 'AWS/VPN',
      MetricName: 'TunnelState',
      Dimensions: [{ Name: 'VpnId', Value: { Ref: connection.id } }],
      Statistic: 'Maximum',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
    });
  });

  it('takes silence for down', () => {
    expect(alarm.TreatMissingData).toBe('breaching');
  });

  it('tells the topic of the settings, and nobody where there is none', () => {
    expect(alarm.AlarmActions).toStrictEqual([TOPIC]);
    const silent = networkTemplate(settingsOf('trial', { 'vpn.enabled': true }));
    expect(onlyResource(silent, 'AWS::CloudWatch::Alarm').Properties).not.toHaveProperty('AlarmActions');
  });
});

describe('a VPC without VPN', () => {
  const without = networkTemplate(settingsOf('trial'));

  it.each(['AWS::EC2::VPNConnection', 'AWS::EC2::VPNGateway', 'AWS::EC2::CustomerGateway', 'AWS::CloudWatch::Alarm'])(
    'has no %s',
    (type) => without.resourceCountIs(type, 0),
  );
});
