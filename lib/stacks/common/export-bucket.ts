import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Exports move to a cheaper class after this; whoever reads them back pays for the reading. */
const TO_INFREQUENT_ACCESS = Duration.days(30);

/**
 * A bucket that a database exports into: private, encrypted, over TLS only, versioned, with what was started and never finished removed.
 *
 * S3's own key rather than a customer one, so that neither database's export service needs a grant on a key, and an export can be read
 * when the database's key is gone: see SEC-04 and SEC-05. Its name is made by
 * CloudFormation: bucket names are global. It goes only when it is empty, even where the profile says `destroy`: emptying a bucket
 * would take a function with rights to delete every object.
 */
export class ExportBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, { removalPolicy }: { removalPolicy: RemovalPolicy }) {
    super(scope, id, {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(30),
          transitions: [{ storageClass: s3.StorageClass.INFREQUENT_ACCESS, transitionAfter: TO_INFREQUENT_ACCESS }],
        },
      ],
    });
  }
}
