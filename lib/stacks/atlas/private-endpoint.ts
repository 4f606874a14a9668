import * as ec2 from 'aws-cdk-lib/aws-ec2';
import {
  CfnPrivateEndpointAws,
  CfnPrivateEndpointService,
  CfnPrivateEndpointServicePropsCloudProvider,
} from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { atlasRegion } from '../../settings/regions';
import type { NetworkContainer } from './network-container';
import type { AtlasProject } from './project';

export interface PrivateEndpointProps {
  readonly project: AtlasProject;
  /** AWS spelling. */
  readonly region: string;
  /** Atlas's network in this region; Atlas makes one by itself where there is none yet, and takes that one away again. */
  readonly container?: NetworkContainer | undefined;
  readonly vpc: ec2.IVpc;
  /** Ranges that may use the endpoint, as literals. */
  readonly from: readonly string[];
}

/** One port for each node, counted up from here. https://www.mongodb.com/docs/atlas/security-private-endpoint/ */
const PORTS = ec2.Port.tcpRange(1024, 65_535);

/**
 * Private addresses for the cluster in every zone of the VPC (PrivateLink), beside the peering: they can be reached through a VPN or
 * Direct Connect, which a peering cannot. Atlas gives each node a port of its own on them, hence the wide range.
 */
export class PrivateEndpoint extends Construct {
  constructor(scope: Construct, id: string, { project, region, container, vpc, from }: PrivateEndpointProps) {
    super(scope, id);
    const service = new CfnPrivateEndpointService(this, 'Service', {
      ...project.ref,
      region: atlasRegion(region),
      cloudProvider: CfnPrivateEndpointServicePropsCloudProvider.AWS,
    });
    if (container) service.node.addDependency(container.resource);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      allowAllOutbound: false,
      description: 'MongoDB over the private endpoint of Atlas',
    });
    from.forEach((cidr) => securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), PORTS, 'MongoDB, a port for each node'));

    const endpoint = new ec2.CfnVPCEndpoint(this, 'Endpoint', {
      vpcEndpointType: ec2.VpcEndpointType.INTERFACE,
      vpcId: vpc.vpcId,
      serviceName: service.attrEndpointServiceName,
      subnetIds: vpc.isolatedSubnets.map(({ subnetId }) => subnetId),
      securityGroupIds: [securityGroup.securityGroupId],
    });
    const connection = new CfnPrivateEndpointAws(this, 'Connection', {
      ...project.ref,
      endpointServiceId: service.attrId,
      id: endpoint.ref,
      enforceConnectionSuccess: true,
    });
    for (const resource of [service, endpoint, connection]) demonstrates(resource, 'SEC-07', 'INT-04');
  }
}
