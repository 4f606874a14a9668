import type { RemovalPolicy } from 'aws-cdk-lib';
import { CfnNetworkContainer } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { atlasRegion } from '../../settings/regions';
import type { AtlasProject } from './project';

export interface NetworkContainerProps {
  readonly project: AtlasProject;
  /** AWS spelling, as `eu-west-1`. */
  readonly region: string;
  /** Private range of /21 to /24, fixed once a cluster or a peering exists in the region. */
  readonly cidr: string;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * Atlas's own VPC of one region, in Atlas's account. It must come before the cluster: otherwise Atlas makes one by itself and chooses
 * its range. It stays where the cluster stays: Atlas refuses to delete a container that a cluster is in.
 * https://www.mongodb.com/docs/atlas/reference/faq/networking/
 */
export class NetworkContainer extends Construct {
  readonly region: string;
  readonly cidr: string;
  readonly resource: CfnNetworkContainer;

  constructor(scope: Construct, id: string, { project, region, cidr, removalPolicy }: NetworkContainerProps) {
    super(scope, id);
    this.region = region;
    this.cidr = cidr;
    this.resource = new CfnNetworkContainer(this, 'Resource', {
      ...project.ref,
      regionName: atlasRegion(region),
      atlasCidrBlock: cidr,
    });
    this.resource.applyRemovalPolicy(removalPolicy);
    demonstrates(this.resource, 'SEC-02');
  }
}
