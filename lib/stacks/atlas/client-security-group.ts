import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { Settings } from '../../settings/schema';

/** MongoDB's own port range at Atlas. https://www.mongodb.com/docs/atlas/reference/faq/networking/ */
const MONGODB_PORTS = ec2.Port.tcpRange(27015, 27017);

/** Lets a function out to Atlas's networks and nowhere else; nothing may come in. */
export class ClientSecurityGroup extends ec2.SecurityGroup {
  constructor(scope: Construct, id: string, { vpc, cidrs }: { vpc: ec2.IVpc; cidrs: readonly string[] }) {
    super(scope, id, { vpc, allowAllOutbound: false, description: 'Out to MongoDB Atlas only' });
    cidrs.forEach((cidr) => this.addEgressRule(ec2.Peer.ipv4(cidr), MONGODB_PORTS, 'MongoDB Atlas, over the peering'));
  }
}

/** Ranges of the networks that the cluster has on AWS. */
export const atlasCidrs = ({ atlas }: Settings): string[] => [
  atlas.cidr,
  ...atlas.otherRegions.flatMap((other) => (other.provider === 'AWS' && other.cidr ? [other.cidr] : [])),
];
