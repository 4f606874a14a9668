import { ATLAS_STACK } from '../../assembly/names';
import type { Evidence } from '../evidence';
import { both, change, cluster, inStack, ofKind, ofType, remove, set } from './dsl';
import { bucket, isOwnAndKeeps } from './export-buckets';
import {
  atlasDoesNothingElse,
  atlasWrites,
  exportsByItself,
  exportsIntoTarget,
  exportTarget,
  isOfCluster,
  schedule,
  targetIsOwn,
} from './snapshots';

const ownBucket = both(bucket, inStack(ATLAS_STACK));
const bucketPolicy = both(ofType('AWS::S3::BucketPolicy'), inStack(ATLAS_STACK));
const role = both(ofType('AWS::IAM::Role'), inStack(ATLAS_STACK));
const authorization = ofType('Custom::AtlasCloudProviderAuthorization');
const TRUST = 'AssumeRolePolicyDocument.Statement[]';

export const por02: Evidence = {
  expectations: [
    isOfCluster,
    exportsByItself,
    exportsIntoTarget,
    targetIsOwn,
    atlasWrites,
    atlasDoesNothingElse,
    isOwnAndKeeps(ownBucket),
  ],
  mutations: [
    ...ofKind(
      'gone',
      remove('remove the bucket from Atlas', exportTarget),
      set('export nowhere', schedule, 'Export', undefined),
    ),
    ...ofKind(
      'wrong-thing',
      set('export into somebody else’s bucket', exportTarget, 'BucketName', 'other'),
      set('export in another project', exportTarget, 'ProjectId', '0123456789abcdef01234567'),
      set('export another cluster', schedule, 'ClusterName', 'other'),
      set('take the role on in another project', authorization, 'ProjectId', '0123456789abcdef01234567'),
      set('write as another role', authorization, 'IamRoleArn', 'arn:aws:iam::111122223333:role/other'),
    ),
    ...ofKind(
      'switched-off',
      set('export only when asked', schedule, 'AutoExportEnabled', false),
      set('export what is not taken', schedule, 'Export.FrequencyType', 'yearly'),
      set('keep no snapshot', schedule, 'Policies[].PolicyItems[].RetentionValue', 0),
      set('have no backup', cluster, 'BackupEnabled', false),
      change('delete what was exported in a day', ownBucket, (properties) =>
        properties['LifecycleConfiguration'].Rules.push({ Status: 'Enabled', ExpirationInDays: 1 }),
      ),
    ),
    ...ofKind(
      'unable',
      set('deny all that the roles may', role, 'Policies[].PolicyDocument.Statement[].Effect', 'Deny'),
      change('deny writing at the bucket', bucketPolicy, ({ PolicyDocument: { Statement: statements } }) =>
        statements.push({ Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: '*' }),
      ),
      set('let another service take on the roles', role, `${TRUST}.Principal`, { Service: 'ec2.amazonaws.com' }),
    ),
    ...ofKind(
      'granted-beside',
      set('let any customer of Atlas take on the roles', role, `${TRUST}.Condition`, undefined),
      set('write anywhere', role, 'Policies[].PolicyDocument.Statement[].Resource', '*'),
      change('read what was exported', role, ({ Policies: policies }) =>
        policies?.[0].PolicyDocument.Statement.push({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      ),
      change('let anybody read the bucket', bucketPolicy, ({ PolicyDocument: { Statement: statements } }) =>
        statements.push({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }),
      ),
      set('let the bucket be made public', ownBucket, 'PublicAccessBlockConfiguration.BlockPublicPolicy', false),
    ),
  ],
  notTried: { 'one-of-several': 'There is one cluster, with one schedule and one bucket.' },
};
