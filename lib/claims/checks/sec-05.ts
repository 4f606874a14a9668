import type { Json } from '../../assembly/assembly';
import { ATLAS_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import { at, both, change, cluster, expectation, inStack, is, ofType, parts, remove, set, every } from './dsl';

const atRest = ofType('MongoDB::Atlas::EncryptionAtRest');
const atlasKey = both(ofType('AWS::KMS::Key'), inStack(ATLAS_STACK));
/** The role that may use the key; its trust is what is looked at. */
const keyUser = both(ofType('AWS::IAM::Role'), inStack(ATLAS_STACK), ({ properties }) =>
  JSON.stringify(properties['Policies'] ?? '').includes('kms:Decrypt'),
);
const TRUST = 'AssumeRolePolicyDocument.Statement[].Condition';

export const sec05: Evidence = {
  expectations: [
    expectation(
      'the project',
      'encrypts with a KMS key',
      atRest,
      parts('AwsKmsConfig.Enabled', 'AwsKmsConfig.CustomerMasterKeyID', 'AwsKmsConfig.RoleID'),
      (found) =>
        (found as Record<string, Json>)['AwsKmsConfig.Enabled'] === true &&
        every('AwsKmsConfig.CustomerMasterKeyID', 'AwsKmsConfig.RoleID')(found),
    ),
    expectation('the cluster', 'uses it', cluster, at('EncryptionAtRestProvider'), is('AWS')),
    expectation('the key for Atlas', 'is this account’s and rotates', atlasKey, at('EnableKeyRotation'), is(true)),
    expectation(
      'the role for Atlas',
      'is assumed with an external id only',
      keyUser,
      at(TRUST),
      (found) =>
        Array.isArray(found) &&
        found.length > 0 &&
        found.every((condition: Json) => JSON.stringify(condition ?? '').includes('sts:ExternalId')),
    ),
  ],
  mutations: [
    change('leave the cluster to its own key', cluster, (properties) => delete properties['EncryptionAtRestProvider']),
    remove('remove the key’s registration', atRest),
    set('switch the key off', atRest, 'AwsKmsConfig.Enabled', false),
    set('let any customer of Atlas use the role', keyUser, TRUST, undefined),
    change('stop the rotation', atlasKey, (properties) => (properties['EnableKeyRotation'] = false)),
  ],
};
