import type { IRole } from 'aws-cdk-lib/aws-iam';
import { CfnDatabaseUser, CfnDatabaseUserPropsAwsiamType, ScopeDefinitionType } from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasCluster } from './cluster';
import type { CollectionRole } from './database-role';
import type { AtlasProject } from './project';
import { CLUSTER_NAME } from '../names';

export interface IamUserProps {
  readonly project: AtlasProject;
  readonly cluster: AtlasCluster;
  readonly iamRole: IRole;
  readonly databaseRole: CollectionRole;
}

/**
 * A database user that is an IAM role: it signs in with the role's temporary credentials, so there is no password to keep, rotate or
 * leak. It may use one cluster and holds one database role.
 *
 * Its name is the role's ARN and cannot change, so the IAM role has a fixed name.
 * https://www.mongodb.com/docs/atlas/security/aws-iam-authentication/
 */
export class IamUser extends Construct {
  constructor(scope: Construct, id: string, { project, cluster, iamRole, databaseRole }: IamUserProps) {
    super(scope, id);
    const user = new CfnDatabaseUser(this, 'Resource', {
      ...project.ref,
      databaseName: '$external',
      username: iamRole.roleArn,
      awsiamType: CfnDatabaseUserPropsAwsiamType.ROLE,
      roles: [{ roleName: databaseRole.roleName, databaseName: 'admin' }],
      scopes: [{ name: CLUSTER_NAME, type: ScopeDefinitionType.CLUSTER }],
    });
    user.node.addDependency(databaseRole.resource, cluster.resource);
    demonstrates(user, 'SEC-03', 'SEC-10', 'INT-04');
  }
}
