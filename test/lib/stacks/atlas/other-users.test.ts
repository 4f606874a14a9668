import { Template } from 'aws-cdk-lib/assertions';
import { AtlasCluster } from '../../../../lib/stacks/atlas/cluster';
import { CollectionRole, READ_WRITE } from '../../../../lib/stacks/atlas/database-role';
import { OtherUsers } from '../../../../lib/stacks/atlas/other-users';
import { projectScope } from '../../../support/atlas-scope';
import { onlyResource, resourcesOf } from '../../../support/resources';
import { TemplateGraph } from '../../../support/template-graph';
import { settingsOf } from '../../../support/test-stack';

function usersTemplate(users: Record<string, string>): Template {
  const { stack, project, props } = projectScope(settingsOf('trial'));
  const cluster = new AtlasCluster(stack, 'Cluster', props);
  const databaseRole = new CollectionRole(stack, 'ReadWrite', {
    project,
    roleName: 'readWriteOrders',
    actions: READ_WRITE,
  });
  new OtherUsers(stack, 'OtherUsers', { ...users, project, cluster, databaseRole });
  return Template.fromStack(stack);
}

const USER = 'MongoDB::Atlas::DatabaseUser';
const IDENTITY = '0123456789abcdef01234567/repo:orders';
const given = { x509Name: 'till', oidcSubject: IDENTITY, scramSecretName: 'orders/scram' };
const template = usersTemplate(given);
const userOf = (name: string) => onlyResource(template, USER, `OtherUsers${name}`);

describe('the other users', () => {
  it('are none unless a setting asks for one', () => {
    usersTemplate({}).resourceCountIs(USER, 0);
  });

  it.each([
    ['x509Name', 'X509'],
    ['oidcSubject', 'Oidc'],
    ['scramSecretName', 'Scram'],
  ] as const)('are one by %s alone', (setting, name) => {
    const one = usersTemplate({ [setting]: given[setting] });
    expect(Object.keys(resourcesOf(one, USER))).toStrictEqual([expect.stringMatching(`^OtherUsers${name}`)]);
  });
});

describe('the user with a certificate', () => {
  const { Properties: user } = userOf('X509');

  it('signs in by the name on it, which Atlas issues', () => {
    expect(user).toMatchObject({ DatabaseName: '$external', Username: 'till', X509Type: 'MANAGED' });
  });

  it('has no password and no other way in', () => {
    for (const property of ['Password', 'OIDCAuthType', 'AWSIAMType', 'LdapAuthType']) {
      expect(user).not.toHaveProperty(property);
    }
  });
});

describe('the user with a token', () => {
  const { Properties: user } = userOf('Oidc');

  it('is one identity of one provider', () => {
    expect(user).toMatchObject({ DatabaseName: '$external', Username: IDENTITY, OIDCAuthType: 'USER' });
  });

  it('has no password and no other way in', () => {
    for (const property of ['Password', 'X509Type', 'AWSIAMType', 'LdapAuthType']) {
      expect(user).not.toHaveProperty(property);
    }
  });
});

describe('the user with a password', () => {
  const { Properties: user } = userOf('Scram');

  it('has its name and password only in Secrets Manager: the template refers to them', () => {
    expect(user).toMatchObject({
      DatabaseName: 'admin',
      Username: '{{resolve:secretsmanager:orders/scram:SecretString:username::}}',
      Password: '{{resolve:secretsmanager:orders/scram:SecretString:password::}}',
    });
  });

  it('has no other way in', () => {
    for (const property of ['X509Type', 'OIDCAuthType', 'AWSIAMType', 'LdapAuthType']) {
      expect(user).not.toHaveProperty(property);
    }
  });

  it.each(['Outputs', 'Parameters'])('stands nowhere in %s', (section) => {
    expect(JSON.stringify(template.toJSON()[section] ?? {})).not.toContain('orders/scram');
  });
});

describe.each(['X509', 'Oidc', 'Scram'])('the user %s', (name) => {
  const user = userOf(name);

  it('holds the one database role', () => {
    expect(user.Properties.Roles).toStrictEqual([{ RoleName: 'readWriteOrders', DatabaseName: 'admin' }]);
  });

  it('may use the one cluster', () => {
    expect(user.Properties.Scopes).toStrictEqual([{ Name: 'orders', Type: 'CLUSTER' }]);
  });

  it('is made after the cluster and the role, which it only names', () => {
    const graph = new TemplateGraph(template);
    for (const type of ['MongoDB::Atlas::CustomDBRole', 'MongoDB::Atlas::Cluster']) {
      expect(graph.comesBefore(onlyResource(template, type).id, user.id)).toBe(true);
    }
  });
});
