import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AMAZON_ASN } from '../../settings/rules/vpn';
import { demonstrates } from '../common/demonstrates';

export interface SiteToSiteVpnProps {
  readonly vpc: ec2.Vpc;
  /** Public address of the on-premises device, and the number of its side in BGP. */
  readonly customerGatewayIp: string;
  readonly customerGatewayAsn: number;
  /** SNS topic that the alarm tells. */
  readonly alarmTopicArn?: string | undefined;
}

/**
 * Site-to-Site VPN from on-premises into the VPC, with routes learnt by BGP and passed on to every isolated subnet. What it reaches are
 * the interface endpoints of DynamoDB and the private endpoint of Atlas: neither a gateway endpoint nor a VPC peering carries traffic
 * that comes from a VPN.
 *
 * AWS makes the pre-shared keys: none is in the template; they are in the configuration that EC2 lets its administrators download.
 * IKEv2 only, without key lengths and groups that are no longer held safe.
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export class SiteToSiteVpn extends Construct {
  constructor(scope: Construct, id: string, props: SiteToSiteVpnProps) {
    super(scope, id);
    const { vpc, customerGatewayIp: ip, customerGatewayAsn: asn, alarmTopicArn } = props;
    vpc.enableVpnGateway({
      type: ec2.VpnConnectionType.IPSEC_1,
      amazonSideAsn: AMAZON_ASN,
      vpnRoutePropagation: [{ subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const vpn = vpc.addVpnConnection('Vpn', { ip, asn });
    const connection = vpn.node.defaultChild as ec2.CfnVPNConnection;
    connection.vpnTunnelOptionsSpecifications = [TUNNEL, TUNNEL];

    const propagation = vpc.node.findAll().filter((part) => part instanceof ec2.CfnVPNGatewayRoutePropagation);
    const customerGateway = vpn.node.findAll().filter((part) => part instanceof ec2.CfnCustomerGateway);
    for (const resource of [connection, ...customerGateway, ...propagation]) demonstrates(resource, 'SEC-07');
    this.alarm(vpn, alarmTopicArn);
  }

  /** TunnelState is 1 while a tunnel is up; AWS takes one of the two down for maintenance, both never. */
  private alarm(vpn: ec2.VpnConnection, alarmTopicArn?: string): void {
    const alarm = new cloudwatch.Alarm(this, 'TunnelsDown', {
      alarmDescription: 'Both tunnels of the VPN are down',
      metric: vpn.metricTunnelState({ statistic: 'Maximum', period: Duration.minutes(5) }),
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    if (alarmTopicArn) alarm.addAlarmAction(new SnsAction(sns.Topic.fromTopicArn(this, 'Topic', alarmTopicArn)));
  }
}

const values = <T>(...all: T[]): { value: T }[] => all.map((value) => ({ value }));

const TUNNEL: ec2.CfnVPNConnection.VpnTunnelOptionsSpecificationProperty = {
  ikeVersions: values('ikev2'),
  phase1EncryptionAlgorithms: values('AES256', 'AES256-GCM-16'),
  phase2EncryptionAlgorithms: values('AES256', 'AES256-GCM-16'),
  phase1IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
  phase2IntegrityAlgorithms: values('SHA2-256', 'SHA2-384', 'SHA2-512'),
  phase1DhGroupNumbers: values(19, 20, 21),
  phase2DhGroupNumbers: values(19, 20, 21),
};
