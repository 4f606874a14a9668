import { CfnParameter, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PUBLIC_ADDRESS } from '../../settings/public-address';
import type { Settings } from '../../settings/schema';
import { ApplicationVpc, ZonedStack } from './application-vpc';
import { DynamoDbEndpoint } from './dynamodb-endpoint';
import { InterfaceEndpoints } from './interface-endpoints';
import { alarmTopicOf } from '../common/alarms';
import { privateRanges } from '../common/private-ranges';
import { retentionOf } from '../common/retention';
import { SiteToSiteVpn } from './site-to-site-vpn';

export interface NetworkStackProps extends StackProps {
  readonly settings: Settings;
}

/** The application VPC, shared by both sides. */
export class NetworkStack extends ZonedStack {
  readonly vpc: ApplicationVpc;

  constructor(scope: Construct, id: string, { settings, ...props }: NetworkStackProps) {
    super(scope, id, props);
    const { vpcCidr: cidr, zones, flowLogs, vpn } = settings;
    this.vpc = new ApplicationVpc(this, 'Vpc', { ...retentionOf(settings), cidr, zones, flowLogs });
    new DynamoDbEndpoint(this, 'DynamoDbEndpoint', { vpc: this.vpc });
    if (vpn.enabled) {
      new SiteToSiteVpn(this, 'Vpn', {
        ...vpn,
        customerGatewayIp: vpn.customerGatewayIp ?? customerGatewayIp(this),
        alarmTopicArn: alarmTopicOf(this, settings),
        vpc: this.vpc,
      });
    }
    if (settings.interfaceEndpoints) {
      new InterfaceEndpoints(this, 'InterfaceEndpoints', { vpc: this.vpc, from: privateRanges(settings) });
    }
  }
}

/** Without a default, so a deploy asks for it: a connection to an address that is nobody's costs as much as any. */
const customerGatewayIp = (scope: Construct): string =>
  new CfnParameter(scope, 'CustomerGatewayIp', {
    description: 'Public address of the on-premises VPN device, or of the NAT device before it',
    allowedPattern: PUBLIC_ADDRESS.pattern.source,
    constraintDescription: PUBLIC_ADDRESS.allowed,
  }).valueAsString;
