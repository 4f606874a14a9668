import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ExportBucket } from '../../../../lib/stacks/common/export-bucket';
import { statementsIn } from '../../../support/policies';
import { DELETED, onlyResource, removalOf, RETAINED } from '../../../support/resources';
import { testStack } from '../../../support/test-stack';

function bucketTemplate(removalPolicy: RemovalPolicy): Template {
  const stack = testStack();
  new ExportBucket(stack, 'Bucket', { removalPolicy });
  return Template.fromStack(stack);
}

const template = bucketTemplate(RemovalPolicy.DESTROY);
const bucket = onlyResource(template, 'AWS::S3::Bucket');

describe('a bucket for exports', () => {
  it('is private, whatever a policy or an object says', () => {
    expect(bucket.Properties.PublicAccessBlockConfiguration).toStrictEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
  });

  it('knows no access lists: what is in it belongs to this account', () => {
    expect(bucket.Properties.OwnershipControls).toStrictEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  it('encrypts with S3’s own key, so that no exporter needs a grant', () => {
    expect(bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration).toStrictEqual([
      { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
  });

  it('denies every request without TLS 1.2, and allows nothing to anyone', () => {
    const { Properties } = onlyResource(template, 'AWS::S3::BucketPolicy');
    const everything = [`\${${bucket.id}.Arn}`, `\${${bucket.id}.Arn}/*`];
    const deny = (condition: object) => ({ effect: 'Deny', actions: ['s3:*'], resources: everything, condition });
    expect(Properties.Bucket).toStrictEqual({ Ref: bucket.id });
    expect(statementsIn(Properties.PolicyDocument)).toStrictEqual([
      deny({ Bool: { 'aws:SecureTransport': 'false' } }),
      deny({ NumericLessThan: { 's3:TlsVersion': 1.2 } }),
    ]);
  });

  it('keeps what was overwritten for 30 days', () => {
    const [rule] = bucket.Properties.LifecycleConfiguration.Rules;
    expect(bucket.Properties.VersioningConfiguration).toStrictEqual({ Status: 'Enabled' });
    expect(rule.NoncurrentVersionExpiration).toStrictEqual({ NoncurrentDays: 30 });
  });

  it('removes uploads that were never finished, and no export', () => {
    const { Rules: rules } = bucket.Properties.LifecycleConfiguration;
    expect(rules).toHaveLength(1);
    expect(rules[0]).toMatchObject({ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } });
    expect(rules[0]).not.toHaveProperty('ExpirationInDays');
  });

  it('moves exports to a cheaper class after 30 days', () => {
    expect(bucket.Properties.LifecycleConfiguration.Rules[0].Transitions).toStrictEqual([
      { StorageClass: 'STANDARD_IA', TransitionInDays: 30 },
    ]);
  });

  it('has no fixed name, and no function that empties it', () => {
    expect(bucket.Properties).not.toHaveProperty('BucketName');
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  it('goes with the stack in a trial and outlives it where the profile retains', () => {
    expect(removalOf(bucket)).toStrictEqual(DELETED);
    expect(
      removalOf(onlyResource(bucketTemplate(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE), 'AWS::S3::Bucket')),
    ).toStrictEqual(RETAINED);
  });
});
