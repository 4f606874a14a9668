import { CfnNetworkContainer } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { removalPolicy } from '../common/removal';
import { atlasRegion } from '../../settings/regions';
import type { Settings } from '../../settings/schema';
import type { AtlasProject } from './project';

export interface NetworkContainerProps {
  readonly settings: Settings;
  readonly project: AtlasProject;
  /** AWS spelling, as `eu-west-1`. */
  readonly region: string;
  /** Private range of /21 to /24, fixed once a cluster or a peering exists in the region. */
  readonly cidr: string;
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

  constructor(scope: Construct, id: string, { settings, project, region, cidr }: NetworkContainerProps) {
    super(scope, id);
    this.region = region;
    this.cidr = cidr;
    this.resource = new CfnNetworkContainer(this, 'Resource', {
      ...project.ref,
      regionName: atlasRegion(region),
      atlasCidrBlock: cidr,
    });
    this.resource.applyRemovalPolicy(removalPolicy(settings));
    demonstrates(this.resource, 'SEC-02');
  }
}
