import { Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RetentionProps } from '../common/retention';
import { actingFor, limitTrust } from '../common/service-principal';
import { acknowledge } from '../validation/acknowledge';

export interface ApplicationVpcProps extends RetentionProps {
  /** From /16 to /24. */
  readonly cidr: string;
  /** Availability zones that it spans: 2 or 3. */
  readonly zones: number;
  /** Whether the traffic that it accepts and rejects is logged. */
  readonly flowLogs: boolean;
}

/**
 * The VPC that both databases are used from: isolated subnets only. Nothing in it reaches the internet and there is no NAT gateway to
 * pay for by the hour; DynamoDB is reached through an endpoint, Atlas through its peering.
 *
 * DNS names and DNS support are on: they make Atlas's host names resolve to private addresses over the peering.
 * https://www.mongodb.com/docs/atlas/security-vpc-peering/
 */
export class ApplicationVpc extends ec2.Vpc {
  constructor(scope: Construct, id: string, props: ApplicationVpcProps) {
    const { cidr, zones, flowLogs, logRetention, removalPolicy } = props;
    super(scope, id, {
      ipAddresses: ec2.IpAddresses.cidr(cidr),
      availabilityZones: zoneNames(zones),
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: subnetMask(cidr) },
      ],
      enableDnsHostnames: true,
      enableDnsSupport: true,
      // The custom resource that empties the default security group needs rights over every group; nothing here uses the default one.
      restrictDefaultSecurityGroup: false,
    });
    if (flowLogs) {
      const logGroup = new logs.LogGroup(this, 'FlowLogs', { retention: logRetention, removalPolicy });
      const flowLog = this.addFlowLog('FlowLog', { destination: ec2.FlowLogDestination.toCloudWatchLogs(logGroup) });
      const ownLogs = Stack.of(this).formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' });
      limitTrust(flowLog.node.findChild('IAMRole'), actingFor(this, ownLogs));
    } else {
      acknowledge(
        this,
        'VPC7',
        'A try-out with nothing but its own functions in it; the setting flowLogs switches them on',
      );
    }
  }
}

/** Zones by position: their names differ between accounts, and synth knows no account. */
const zoneNames = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => Fn.select(index, Fn.getAzs()));

/** A quarter of the VPC for each subnet, at most a /20: three zones fit and one part stays free. */
const subnetMask = (vpcCidr: string): number => Math.max(Number(vpcCidr.split('/')[1]) + 2, 20);

/** Zone names are tokens here, which `Vpc` accepts only from the stack itself once that names an account. */
export class ZonedStack extends Stack {
  override get availabilityZones(): string[] {
    return zoneNames(3);
  }
}
