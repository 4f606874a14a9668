import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
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
    if (vpn.enabled)
      new SiteToSiteVpn(this, 'Vpn', { ...vpn, alarmTopicArn: alarmTopicOf(this, settings), vpc: this.vpc });
    if (settings.interfaceEndpoints) {
      new InterfaceEndpoints(this, 'InterfaceEndpoints', { vpc: this.vpc, from: privateRanges(settings) });
    }
  }
}
