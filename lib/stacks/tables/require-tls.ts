import * as iam from 'aws-cdk-lib/aws-iam';

/**
 * A table's policy that denies every request that does not come over TLS, whoever makes it. DynamoDB's endpoints still answer plain
 * HTTP to a client that asks for it; this turns such a client away. Each replica has a policy of its own; in another
 * region it can only be added once the replica exists (setting `dynamodb.replicaPolicies`).
 *
 * The resource is `*` because a table's policy applies to that table alone and cannot refer to it before it exists.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-considerations.html
 */
export const requireTls = (): iam.PolicyDocument =>
  new iam.PolicyDocument({
    statements: [
      new iam.PolicyStatement({
        sid: 'DenyRequestsWithoutTls',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['dynamodb:*'],
        resources: ['*'],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ],
  });
