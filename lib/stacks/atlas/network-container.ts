import { RemovalPolicy } from 'aws-cdk-lib';
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
}

/**
 * Atlas's own VPC of one region, in Atlas's account. It must come before the cluster: otherwise Atlas makes one by itself and chooses
 * its range.
 *
 * It is never deleted by itself: what a cluster leaves in it Atlas clears away in its own time, for up to an hour, and refuses its deletion
 * until then. Atlas clears the container away as well, and lets the project go meanwhile.
 * https://github.com/mongodb/terraform-provider-mongodbatlas/pull/1811
 * https://www.mongodb.com/docs/atlas/reference/faq/networking/
 */
export class NetworkContainer extends Construct {
  readonly region: string;
  readonly cidr: string;
  readonly resource: CfnNetworkContainer;

  constructor(scope: Construct, id: string, { project, region, cidr }: NetworkContainerProps) {
    super(scope, id);
    this.region = region;
    this.cidr = cidr;
    this.resource = new CfnNetworkContainer(this, 'Resource', {
      ...project.ref,
      regionName: atlasRegion(region),
      atlasCidrBlock: cidr,
    });
    this.resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    demonstrates(this.resource, 'SEC-02');
  }
}
