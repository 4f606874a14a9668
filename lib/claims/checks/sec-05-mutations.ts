import { ATLAS_STACK } from '../../assembly/names';
import type { Mutation } from '../evidence';
import { both, change, cluster, inStack, ofKind, ofType, remove, set } from './dsl';
import { kmsKey } from './keys';
import { attach, changeOne, distrust, redirect } from './mutations';

const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const access = ofType('Custom::AtlasCloudProviderAccess');
const authorization = ofType('Custom::AtlasCloudProviderAuthorization');
const atlasKey = both(kmsKey, inStack(ATLAS_STACK));
const atlasRole = both(ofType('AWS::IAM::Role'), inStack(ATLAS_STACK));
/** Known by its trust, which names an external id; of two, the second exports snapshots. */
const rolesOfAtlas = both(atlasRole, ({ properties }) =>
  JSON.stringify(properties['AssumeRolePolicyDocument']).includes('sts:ExternalId'),
);
const otherRole = both(atlasRole, (role) => !rolesOfAtlas(role));
const TRUST = 'AssumeRolePolicyDocument.Statement[]';

export const sec05Mutations: readonly Mutation[] = [
  ...ofKind(
    'gone',
    remove('remove the key’s registration', atRest),
    remove('remove the key', atlasKey),
    remove('let Atlas into the account by nothing', access),
    change('leave the cluster to its own key', cluster, (properties) => delete properties['EncryptionAtRestProvider']),
  ),
  ...ofKind(
    'wrong-thing',
    set('register the key of another account', atRest, 'AwsKmsConfig.CustomerMasterKeyID', '1234abcd'),
    set('register the key for another region', atRest, 'AwsKmsConfig.Region', 'US_EAST_1'),
    set('register it with another project', atRest, 'ProjectId', '0'.repeat(24)),
    set('authorize the role in another project', authorization, 'ProjectId', '0'.repeat(24)),
    redirect('authorize another role', authorization, { to: otherRole, attribute: 'Arn' }, (properties, arn) => {
      properties['IamRoleArn'] = arn;
    }),
    set('encrypt with another cloud’s key', cluster, 'EncryptionAtRestProvider', 'GCP'),
    set('let in another account with the external id', rolesOfAtlas, `${TRUST}.Principal`, { AWS: '999999999999' }),
  ),
  ...ofKind(
    'switched-off',
    set('switch the registration off', atRest, 'AwsKmsConfig.Enabled', false),
    set('switch the key off', atlasKey, 'Enabled', false),
    set('stop the rotation', atlasKey, 'EnableKeyRotation', false),
    set('encrypt with nothing until somebody imports it', atlasKey, 'Origin', 'EXTERNAL'),
  ),
  ...ofKind(
    'unable',
    change('take the key from the role', rolesOfAtlas, ({ Policies: [{ PolicyDocument: policy }] }) => {
      policy.Statement[0].Action = 'kms:DescribeKey';
    }),
    change('close the key', atlasKey, ({ KeyPolicy: { Statement: statements } }) =>
      statements.push({ Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }),
    ),
    attach('deny the key to the role', rolesOfAtlas, { Effect: 'Deny', Action: 'kms:*', Resource: '*' }),
    distrust('let Atlas not assume the role', rolesOfAtlas),
  ),
  ...ofKind(
    'granted-beside',
    set('let any customer of Atlas use the role', rolesOfAtlas, `${TRUST}.Condition`, undefined),
    set('take any external id', rolesOfAtlas, `${TRUST}.Condition`, { StringLike: { 'sts:ExternalId': '*' } }),
    change('let anybody assume the role', rolesOfAtlas, ({ AssumeRolePolicyDocument: trust }) =>
      trust.Statement.push({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }),
    ),
    attach('let the role use every key', rolesOfAtlas, { Effect: 'Allow', Action: 'kms:*', Resource: '*' }),
    change('open the key to every account', atlasKey, ({ KeyPolicy: { Statement: statements } }) =>
      statements.push({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }),
    ),
  ),
  ...ofKind(
    'one-of-several',
    changeOne('let the role decrypt and not encrypt', rolesOfAtlas, ({ Policies: [{ PolicyDocument: policy }] }) => {
      policy.Statement[0].Action = ['kms:Decrypt', 'kms:DescribeKey'];
    }),
  ),
];
