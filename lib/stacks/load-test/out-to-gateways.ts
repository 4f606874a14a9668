import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/**
 * Lets a worker out to gateway endpoints. Their addresses are AWS's; no route of an isolated subnet leads anywhere but to the VPC, what is
 * peered with it, and its gateway endpoints.
 *
 * @param services as `DynamoDB and S3`
 */
export function outToGateways(scope: Construct, vpc: ec2.IVpc, services: string): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'WorkerSecurityGroup', {
    vpc,
    allowAllOutbound: false,
    description: `Out to the gateway endpoints of ${services}`,
  });
  group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), `${services}, by the routes of the subnets`);
  return group;
}
