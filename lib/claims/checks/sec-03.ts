import type { Json } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import { databaseRole, databaseUser, holdsOneRole, iamUser, isFunctionsRole, isOfOneCluster } from './database-users';
import {
  both,
  change,
  cluster,
  expectation,
  inStack,
  isOn,
  named,
  ofKind,
  ofType,
  parts,
  present,
  remove,
  set,
} from './dsl';
import { changeOne, distrust } from './mutations';
import { lambda } from './triggers';

const ordersFunction = both(lambda, named('FunctionName', 'atlas-orders'));
const role = both(ofType('AWS::IAM::Role'), inStack('Atlas'));
/** The one way that a user signs in by, beside a password. */
const WAYS = ['AWSIAMType', 'X509Type', 'OIDCAuthType', 'LdapAuthType'];

export const sec03: Evidence = {
  expectations: [
    expectation(
      'the cluster',
      'runs, and takes TLS 1.2 at the least',
      cluster,
      parts('AdvancedSettings.MinimumEnabledTLSProtocol', 'Paused'),
      (found) => {
        const { 'AdvancedSettings.MinimumEnabledTLSProtocol': tls, Paused: paused } = found as Record<string, Json>;
        return (tls === 'TLS1_2' || tls === 'TLS1_3') && !isOn(paused);
      },
    ),
    expectation(
      'an IAM user of Atlas',
      'signs in without a password or anything else, for good',
      iamUser,
      parts('AWSIAMType', 'DatabaseName', 'Password', 'X509Type', 'OIDCAuthType', 'LdapAuthType', 'DeleteAfterDate'),
      (found) => {
        const { AWSIAMType, DatabaseName, Password, DeleteAfterDate, ...ways } = found as Record<string, Json>;
        const isOnlyWay = Object.values(ways).every((way) => !present(way) || way === 'NONE');
        const isPlain = !present(Password) && !present(DeleteAfterDate);
        return AWSIAMType === 'ROLE' && DatabaseName === '$external' && isPlain && isOnlyWay;
      },
    ),
    isFunctionsRole('an IAM user of Atlas'),
    isOfOneCluster('every database user', databaseUser),
    holdsOneRole('every database user', databaseUser),
    expectation(
      'every database user',
      'signs in in one way, by a password only if it stands in Secrets Manager',
      databaseUser,
      parts('Password', ...WAYS),
      (found) => {
        const { Password: password, ...ways } = found as Record<string, Json>;
        const used = Object.values(ways).filter((way) => present(way) && way !== 'NONE');
        return present(password)
          ? !used.length && /^\{\{resolve:secretsmanager:[^}]+\}\}$/.test(typeof password === 'string' ? password : '')
          : used.length === 1;
      },
    ),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the users', databaseUser),
      remove('remove the database roles', databaseRole),
      set('leave the version of TLS to Atlas', cluster, 'AdvancedSettings', undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('sign in as the role of somebody else', iamUser, 'Username', 'arn:aws:iam::999999999999:role/app'),
      set('be the user of another cluster', databaseUser, 'Scopes[].Name', 'invoices'),
      set('be the user of another project', databaseUser, 'ProjectId', '0'.repeat(24)),
      set('make another cluster than the users’', cluster, 'Name', 'invoices'),
      set(
        'connect to another cluster',
        ordersFunction,
        'Environment.Variables.CONNECTION_STRING',
        'mongodb+srv://other',
      ),
    ),
    ...ofKind(
      'switched-off',
      set('take TLS 1.0', cluster, 'AdvancedSettings.MinimumEnabledTLSProtocol', 'TLS1_0'),
      set('pause the cluster', cluster, 'Paused', true),
      set('let the users end', iamUser, 'DeleteAfterDate', '2026-12-01T00:00:00Z'),
      set('bind the users to nothing', iamUser, 'AWSIAMType', 'NONE'),
      set('sign in without the role', ordersFunction, 'Environment.Variables.AUTH', 'none'),
    ),
    ...ofKind('unable', distrust('let no function take the role on', role)),
    ...ofKind(
      'granted-beside',
      set('write a password into the template', databaseUser, 'Password', 'secret'),
      set('give the administrator’s role', databaseUser, 'Roles', [{ RoleName: 'atlasAdmin', DatabaseName: 'admin' }]),
      change('give the administrator’s role too', databaseUser, ({ Roles: roles }) =>
        roles.push({ RoleName: 'atlasAdmin', DatabaseName: 'admin' }),
      ),
      set('allow every cluster', databaseUser, 'Scopes', undefined),
      change('let anybody take the role on', role, ({ AssumeRolePolicyDocument: trust }) =>
        trust.Statement.push({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } }),
      ),
      set('let the users sign in by a certificate too', iamUser, 'X509Type', 'MANAGED'),
    ),
    ...ofKind(
      'one-of-several',
      changeOne('write one user’s password', databaseUser, (properties) => (properties['Password'] = 'secret')),
      changeOne('allow one user every cluster', databaseUser, (properties) => delete properties['Scopes']),
    ),
  ],
};
