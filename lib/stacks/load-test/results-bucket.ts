import { Aws, Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { BUCKET_NAME, BUCKET_OWNER } from '../../../lambda/shared/load-environment';
import { RESULTS_PREFIX } from '../../load/worker-item';
import { acknowledge } from '../validation/acknowledge';

export interface ResultsBucketProps {
  readonly vpc: ec2.IVpc;
  readonly removalPolicy: RemovalPolicy;
}

/** They are fetched when the run is over, and hold no order. */
const KEPT = Duration.days(7);

/**
 * What workers in the VPC write their results into, and the way there: a gateway endpoint without an hourly price, whose policy lets new
 * objects of this account into this one bucket, and nothing else through to S3.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export class ResultsBucket extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, { vpc, removalPolicy }: ResultsBucketProps) {
    super(scope, id);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy,
      lifecycleRules: [{ expiration: KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    acknowledge(this.bucket, 'S1', 'Times of a load, kept for a week; access logs would fill a second bucket like it');
    const endpoint = new ec2.GatewayVpcEndpoint(this, 'Gateway', {
      vpc,
      service: ec2.GatewayVpcEndpointAwsService.S3,
    });
    endpoint.addToPolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects('*')],
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      }),
    );
  }
}

/** Where a worker is told to write to. */
export const resultsIn = ({ bucketName }: s3.IBucket): Readonly<Record<string, string>> => ({
  [BUCKET_NAME]: bucketName,
  [BUCKET_OWNER]: Aws.ACCOUNT_ID,
});

export const writeResults = (bucket: s3.IBucket): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects(`${RESULTS_PREFIX}*`)] });

/** @param arn the bucket’s, as the finding has it */
export const acknowledgeResults = (role: IConstruct, arn: string): void =>
  acknowledge(
    role,
    `IAM5[Resource::${arn}/${RESULTS_PREFIX}*]`,
    'Objects of the one bucket, named by run and worker as they are written',
  );
