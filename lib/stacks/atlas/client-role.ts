import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { serviceOfThisAccount } from '../common/service-principal';
import { acknowledge } from '../validation/acknowledge';

export interface ClientRoleProps {
  /** Fixed: Atlas knows the role by its ARN. Unique in the account, so the region is part of it. */
  readonly name: string;
  /** The function's log group; the role may write there and nowhere else. */
  readonly logGroupName: string;
}

/** What Lambda needs to put a function into a VPC. https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html */
const NETWORK_INTERFACES = 'service-role/AWSLambdaENIManagementAccess';

/**
 * The IAM role that a function signs in to Atlas with. Signing in needs no permission at all: Atlas checks the signature of a request
 * for the caller's identity. What it holds is what any function in a VPC needs.
 * https://www.mongodb.com/docs/atlas/security/aws-iam-authentication/
 */
export class ClientRole extends iam.Role {
  constructor(scope: Construct, id: string, { name, logGroupName }: ClientRoleProps) {
    const stack = Stack.of(scope);
    const logStreams = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: `${logGroupName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    super(scope, id, {
      roleName: `${name}-${stack.region}`,
      description: 'Signs in to the orders cluster in MongoDB Atlas',
      assumedBy: serviceOfThisAccount(scope, 'lambda.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName(NETWORK_INTERFACES)],
      inlinePolicies: {
        Logs: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logStreams],
            }),
          ],
        }),
      },
    });
    acknowledge(
      this,
      `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${NETWORK_INTERFACES}]`,
      'Creates, attaches and deletes network interfaces, which have no ARN before they exist; AWS keeps this list of actions',
    );
    acknowledge(
      this,
      `IAM5[Resource::arn:aws:logs:${stack.region}:<AWS::AccountId>:log-group:${logGroupName}:*]`,
      'The log streams of one log group, named by Lambda as it makes them',
    );
  }
}
