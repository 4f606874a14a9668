import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * Where nothing serves orders from the cluster (M0 has no way into a VPC), people of this account try it out: whoever is allowed
 * `sts:AssumeRole` on this role signs in with it. It holds no permission on AWS.
 */
export class VisitorRole extends iam.Role {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      roleName: `atlas-visitor-${Stack.of(scope).region}`,
      description: 'Signs in to the orders cluster in MongoDB Atlas',
      assumedBy: new iam.AccountRootPrincipal(),
    });
  }
}
