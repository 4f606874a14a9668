import { Aws, CfnResource, CustomResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnNetworkPeering } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { NetworkContainer } from './network-container';
import type { PeeringAcceptance } from './peering-acceptance';
import type { AtlasProject } from './project';

export interface AtlasPeeringProps {
  readonly project: AtlasProject;
  readonly container: NetworkContainer;
  readonly acceptance: PeeringAcceptance;
  readonly vpc: ec2.IVpc;
  /** Literal range of the VPC; Atlas routes it back. */
  readonly vpcCidr: string;
}

/**
 * One region's peering, whole: requested by Atlas, accepted here, routed from every isolated subnet.
 *
 * Deleted in the reverse order, as Atlas demands: routes, acceptance, peering, then the container.
 * https://www.mongodb.com/docs/atlas/security-vpc-peering/
 */
export class AtlasPeering extends Construct {
  /** Active once this exists: what needs the way to Atlas depends on it. */
  readonly accepted: CustomResource;

  constructor(scope: Construct, id: string, { project, container, acceptance, vpc, vpcCidr }: AtlasPeeringProps) {
    super(scope, id);
    const peering = new CfnNetworkPeering(this, 'Resource', {
      ...project.ref,
      containerId: container.resource.attrId,
      vpcId: vpc.vpcId,
      awsAccountId: Aws.ACCOUNT_ID,
      accepterRegionName: Stack.of(this).region,
      routeTableCidrBlock: vpcCidr,
    });
    this.accepted = acceptance.accept(this, 'Acceptance', peering.attrConnectionId);
    demonstrates(peering, 'SEC-02');
    demonstrates(this.accepted.node.defaultChild as CfnResource, 'SEC-02');

    vpc.isolatedSubnets.forEach((subnet, index) => {
      const route = new ec2.CfnRoute(this, `Route${index + 1}`, {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock: container.cidr,
        vpcPeeringConnectionId: peering.attrConnectionId,
      });
      route.node.addDependency(this.accepted);
      demonstrates(route, 'SEC-02');
    });
  }
}
