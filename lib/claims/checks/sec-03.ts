import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { at, both, change, cluster, expectation, named, ofType, parts, present } from './dsl';

const user = ofType('MongoDB::Atlas::DatabaseUser');
const databaseRole = ofType('MongoDB::Atlas::CustomDBRole');
const iamUser = both(user, named('AWSIAMType', 'ROLE'));

export const sec03: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'takes TLS 1.2 at the least',
      cluster,
      at('AdvancedSettings.MinimumEnabledTLSProtocol'),
      (found) => found === 'TLS1_2' || found === 'TLS1_3',
    ),
    expectation(
      'a database user',
      'is an IAM role and has no password',
      iamUser,
      parts('AWSIAMType', 'DatabaseName', 'Username', 'Password'),
      (found) => {
        const { DatabaseName: database, Username: name, Password: password } = found as Record<string, Json>;
        return database === '$external' && present(name) && !present(password);
      },
    ),
    expectation(
      'every database user',
      'may use one cluster',
      user,
      at('Scopes[].Type'),
      (found) => JSON.stringify(found) === '["CLUSTER"]',
    ),
    expectation(
      'every database user',
      'has a role of this project’s own',
      user,
      at('Roles[].RoleName'),
      (found, _user, view) => {
        const own = view.matching(databaseRole).map(({ properties }) => properties['RoleName']);
        return Array.isArray(found) && found.length > 0 && found.every((name: Json) => own.includes(name));
      },
    ),
    expectation(
      'a password',
      'stands in Secrets Manager if there is one',
      user,
      at('Password'),
      (found) => !present(found) || JSON.stringify(found).includes('{{resolve:secretsmanager:'),
    ),
  ],
  mutations: [
    change(
      'take TLS 1.0',
      cluster,
      (properties) => (properties['AdvancedSettings'].MinimumEnabledTLSProtocol = 'TLS1_0'),
    ),
    change('write a password into the template', user, (properties) => (properties['Password'] = 'secret')),
    change(
      'give the administrator’s role',
      user,
      (properties) => (properties['Roles'] = [{ RoleName: 'atlasAdmin', DatabaseName: 'admin' }]),
    ),
    change('allow every cluster', user, (properties) => delete properties['Scopes']),
  ],
};
