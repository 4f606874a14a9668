import type { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';

export interface TableEncryptionProps {
  /** Whether a key of this account encrypts, instead of one that AWS owns. */
  readonly customerKey: boolean;
  readonly removalPolicy: RemovalPolicy;
  /** ARN of a key of its own for every replica region, by region. */
  readonly replicaKeyArns?: Readonly<Record<string, string>> | undefined;
}

/**
 * Encryption at rest, which DynamoDB always does: with a key of this account or with one that AWS owns.
 *
 * A customer key can be watched, restricted and revoked, and costs a monthly fee and requests to KMS; it rotates every year.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html
 */
export class TableEncryption extends Construct {
  /** Present only with a customer key. */
  readonly key?: kms.Key;
  readonly replicaKeyArns: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { customerKey, removalPolicy, replicaKeyArns = {} }: TableEncryptionProps) {
    super(scope, id);
    this.replicaKeyArns = replicaKeyArns;
    if (!customerKey) return;
    this.key = new kms.Key(this, 'Key', {
      description: 'Encrypts the orders and their totals in DynamoDB',
      enableKeyRotation: true,
      removalPolicy,
    });
    demonstrates(this.key, 'SEC-04');
  }

  /** For a table in the home region only. */
  get home(): dynamodb.TableEncryptionV2 {
    return this.key
      ? dynamodb.TableEncryptionV2.customerManagedKey(this.key)
      : dynamodb.TableEncryptionV2.dynamoOwnedKey();
  }

  /** For a table that is in every replica region as well. */
  get everywhere(): dynamodb.TableEncryptionV2 {
    return this.key
      ? dynamodb.TableEncryptionV2.customerManagedKey(this.key, { ...this.replicaKeyArns })
      : dynamodb.TableEncryptionV2.dynamoOwnedKey();
  }
}
