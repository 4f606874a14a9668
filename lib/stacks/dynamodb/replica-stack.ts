import { Stack, type StackProps } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { retentionOf } from '../common/retention';
import type { Settings } from '../../settings/schema';

export interface DynamoDbReplicaStackProps extends StackProps {
  readonly settings: Settings;
}

/**
 * The customer key of one replica region. A key of its own rather than a copy of the home region's: revoking one leaves the other
 * usable, and no stack has to wait for another in a circle (docs/adr/0005).
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/globaltables-security.html
 */
export class DynamoDbReplicaStack extends Stack {
  readonly keyArn: string;

  constructor(scope: Construct, id: string, { settings, ...props }: DynamoDbReplicaStackProps) {
    super(scope, id, props);
    const key = new kms.Key(this, 'Key', {
      description: 'Encrypts the replica of the orders table in this region',
      enableKeyRotation: true,
      removalPolicy: retentionOf(settings).removalPolicy,
    });
    demonstrates(key, 'REL-02', 'SEC-04');
    this.keyArn = key.keyArn;
  }
}
