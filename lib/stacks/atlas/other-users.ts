import { SecretValue } from 'aws-cdk-lib';
import {
  CfnDatabaseUser,
  CfnDatabaseUserPropsOidcAuthType,
  CfnDatabaseUserPropsX509Type,
  ScopeDefinitionType,
  type CfnDatabaseUserProps,
} from 'awscdk-resources-mongodbatlas';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import type { AtlasCluster } from './cluster';
import type { CollectionRole } from './database-role';
import type { AtlasProject } from './project';
import { CLUSTER_NAME } from '../names';

export interface OtherUsersProps {
  readonly project: AtlasProject;
  readonly cluster: AtlasCluster;
  readonly databaseRole: CollectionRole;
  /** Name in the certificate that Atlas issues. */
  readonly x509Name?: string | undefined;
  /** `IDENTITY_PROVIDER_ID/SUBJECT`. */
  readonly oidcSubject?: string | undefined;
  /** Of a secret with the keys `username` and `password`, in this account and region. */
  readonly scramSecretName?: string | undefined;
}

/**
 * The other ways to sign in that Atlas has, each off until it is given: a certificate (X.509), a token (OIDC), a password
 * (SCRAM). The password stands in Secrets Manager and is read when the stack is deployed; the template holds a reference to it. The
 * certificate is made and downloaded in Atlas: CloudFormation's type for it never shows the key.
 * https://www.mongodb.com/docs/atlas/security-add-mongodb-users/
 */
export class OtherUsers extends Construct {
  constructor(scope: Construct, id: string, props: OtherUsersProps) {
    super(scope, id);
    const { project, cluster, databaseRole, x509Name, oidcSubject, scramSecretName } = props;
    const user = (
      name: string,
      props: Pick<CfnDatabaseUserProps, 'databaseName' | 'username'> & Partial<CfnDatabaseUserProps>,
    ) => {
      const resource = new CfnDatabaseUser(this, name, {
        ...project.ref,
        roles: [{ roleName: databaseRole.roleName, databaseName: 'admin' }],
        scopes: [{ name: CLUSTER_NAME, type: ScopeDefinitionType.CLUSTER }],
        ...props,
      });
      resource.node.addDependency(databaseRole.resource, cluster.resource);
      demonstrates(resource, 'SEC-03');
      return resource;
    };

    if (x509Name) {
      user('X509', { databaseName: '$external', username: x509Name, x509Type: CfnDatabaseUserPropsX509Type.MANAGED });
    }
    if (oidcSubject) {
      user('Oidc', {
        databaseName: '$external',
        username: oidcSubject,
        oidcAuthType: CfnDatabaseUserPropsOidcAuthType.USER,
      });
    }
    if (scramSecretName) {
      const part = (jsonField: string): string =>
        SecretValue.secretsManager(scramSecretName, { jsonField }).unsafeUnwrap();
      user('Scram', { databaseName: 'admin', username: part('username'), password: part('password') });
    }
  }
}
