import { CfnOutput, CfnParameter, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { PREVIOUS_LOG_ROLE } from '../../assembly/names';
import { serviceOfThisAccount } from '../common/service-principal';
import { acknowledge } from '../validation/acknowledge';

export interface ApiGatewayAccountStackProps extends StackProps {
  /** The stacks with an API: a stage that logs is refused before the role is set. */
  readonly usedBy: readonly Stack[];
}

/**
 * The role that API Gateway writes logs with. It is one for all APIs of an account and region, so it is set in one place, whichever side is
 * deployed, and takes the place of what was there before.
 *
 * It stays when the stack goes: other APIs may log with it by then, and deleting the setting would change nothing in API Gateway. The
 * parameter keeps the role that it has replaced, for `npm run leftovers` to print how to give it back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export class ApiGatewayAccountStack extends Stack {
  constructor(scope: Construct, id: string, { usedBy, ...props }: ApiGatewayAccountStackProps) {
    super(scope, id, props);
    const previous = new CfnParameter(this, PREVIOUS_LOG_ROLE, {
      description: 'ARN of the role that API Gateway logged with before, as npm run doctor prints it; empty for none',
      default: '',
      allowedPattern: '^(arn:aws[a-z-]*:iam::[0-9]{12}:role/.+)?$',
      constraintDescription: 'the ARN of an IAM role, or nothing',
    });
    const role = new iam.Role(this, 'LogRole', {
      description: 'API Gateway writes the logs of all APIs of the account and region',
      assumedBy: serviceOfThisAccount(this, 'apigateway.amazonaws.com'),
      managedPolicies: [
        iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs'),
      ],
    });
    acknowledge(
      role,
      'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
      'The one role that API Gateway writes the logs of all APIs of an account and region with, by the policy that AWS keeps for it',
    );
    const account = new apigateway.CfnAccount(this, 'Account', { cloudWatchRoleArn: role.roleArn });
    account.addMetadata(PREVIOUS_LOG_ROLE, previous.valueAsString);
    for (const part of [role, account]) part.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    new CfnOutput(this, 'LogRoleArn', { value: role.roleArn });
    for (const stack of usedBy) stack.addStackDependency(this);
  }
}
