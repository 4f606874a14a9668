import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';

/**
 * Denies every request that does not come over TLS, whoever makes it. DynamoDB's endpoints still answer plain HTTP to a client that
 * asks for it; this turns such a client away.
 *
 * The resource is `*` because a table's policy applies to that table alone and cannot refer to it before it exists.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
 */
export function requireTls(table: TableV2): void {
  table.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DenyRequestsWithoutTls',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['dynamodb:*'],
      resources: ['*'],
      conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
  );
}
