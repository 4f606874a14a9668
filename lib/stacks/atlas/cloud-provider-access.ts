import { CustomResource, Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ACCESS_TYPE, AUTHORIZATION_TYPE } from '../../../lambda/cloud-provider-access/resource-types';
import { demonstrates } from '../common/demonstrates';
import { BundledFunction } from '../functions/bundled-function';
import { ResourceProvider } from '../functions/resource-provider';
import type { RetentionProps } from '../common/retention';
import { apiKeySecretArn } from './api-key-secret';
import type { AtlasProject } from './project';

export interface CloudProviderAccessProps extends RetentionProps {
  readonly project: AtlasProject;
}

export interface RoleOfAtlas {
  readonly role: iam.Role;
  /** Atlas has taken the role on once this exists. */
  readonly authorization: CustomResource;
  /** Atlas's own id of the role: 24 hexadecimal digits, not an ARN. */
  readonly roleId: string;
}

/**
 * Lets Atlas into this account, by one IAM role for each thing that it may do there. CloudFormation has no type for it: a function asks
 * the Atlas Admin API, with the API key that the resource types use as well.
 *
 * A role and its access stay where the cluster stays: they are what it reads its key with.
 * https://www.mongodb.com/docs/atlas/security/cloud-provider-access/
 */
export class CloudProviderAccess extends Construct {
  private readonly provider: ResourceProvider;
  private readonly project: AtlasProject;
  private readonly removalPolicy: RemovalPolicy;
  private previous?: CustomResource;

  constructor(scope: Construct, id: string, { project, logRetention, removalPolicy }: CloudProviderAccessProps) {
    super(scope, id);
    this.project = project;
    this.removalPolicy = removalPolicy;
    const handler = new BundledFunction(this, 'Function', {
      description: 'Lets Atlas take on IAM roles of this account, by the Atlas Admin API',
      entry: 'lambda/cloud-provider-access/handler.ts',
      // A new role may take minutes until Atlas can take it on.
      timeout: Duration.minutes(5),
      logRetention,
      removalPolicy,
    });
    handler.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [apiKeySecretArn(this, project.profile)],
      }),
    );
    this.provider = new ResourceProvider(this, 'Provider', { onEvent: handler, logRetention, removalPolicy });
  }

  /**
   * A role that Atlas, and only this project in Atlas, can take on.
   *
   * One after the other, as the function relies on: see `ensureAccess` in lambda/cloud-provider-access/access.ts.
   */
  role(scope: Construct, id: string, description: string, statements: iam.PolicyStatement[]): RoleOfAtlas {
    const access = this.resource(scope, `${id}Access`, ACCESS_TYPE);
    if (this.previous) access.node.addDependency(this.previous);
    const role = new iam.Role(scope, id, {
      description,
      assumedBy: new iam.ArnPrincipal(access.getAttString('AtlasAwsAccountArn')).withConditions({
        StringEquals: { 'sts:ExternalId': access.getAttString('ExternalId') },
      }),
      inlinePolicies: { Allowed: new iam.PolicyDocument({ statements }) },
    });
    role.applyRemovalPolicy(this.removalPolicy);
    const authorization = this.resource(scope, `${id}Authorization`, AUTHORIZATION_TYPE, {
      RoleId: access.getAttString('RoleId'),
      IamRoleArn: role.roleArn,
    });
    this.previous = authorization;
    demonstrates(role, 'INT-04');
    demonstrates(authorization, 'INT-04');
    return { role, authorization, roleId: authorization.getAttString('RoleId') };
  }

  private resource(
    scope: Construct,
    id: string,
    resourceType: string,
    more: Record<string, string> = {},
  ): CustomResource {
    const { projectId, profile } = this.project;
    return new CustomResource(scope, id, {
      serviceToken: this.provider.serviceToken,
      resourceType,
      properties: { ProjectId: projectId, Profile: profile, ...more },
      removalPolicy: this.removalPolicy,
    });
  }
}
