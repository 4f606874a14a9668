import type { RemovalPolicy } from 'aws-cdk-lib';
import { CfnProject } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { PROJECT_NAME } from '../names';

export interface AtlasProjectProps {
  readonly orgId: string;
  /** Name of the API-key profile; every Atlas resource signs in with it. */
  readonly profile: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * The Atlas project: what shares one network, one set of users and one access list.
 *
 * `Ref` of a project is `ID|PROFILE`; everything else needs the id alone.
 * https://www.mongodb.com/docs/atlas/reference/atlas-limits/
 */
export class AtlasProject extends Construct {
  readonly projectId: string;
  readonly profile: string;

  constructor(scope: Construct, id: string, { orgId, profile, tags, removalPolicy }: AtlasProjectProps) {
    super(scope, id);
    const project = new CfnProject(this, 'Resource', {
      name: PROJECT_NAME,
      orgId,
      profile,
      withDefaultAlertsSettings: true,
      tags,
    });
    project.applyRemovalPolicy(removalPolicy);
    this.projectId = project.attrId;
    this.profile = profile;
  }

  /** What nearly every Atlas resource begins with. */
  get ref(): { readonly projectId: string; readonly profile: string } {
    return { projectId: this.projectId, profile: this.profile };
  }
}
