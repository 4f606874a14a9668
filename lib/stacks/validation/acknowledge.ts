import { Stack, Validations, type CfnElement } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of the rule pack AwsSolutions (cdk-nag) at the construct that causes it, with the reason why it is right there.
 * What is below the construct is covered too; any other finding of the same rule is not.
 *
 * @param finding as the pack names it without its own name: `SQS3`, or `IAM5[Resource::*]` where a rule tells findings apart
 */
export function acknowledge(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${finding}`, reason });
}

/** How the pack writes, in a finding, the ARN of a resource that is in the same stack. */
export const arnInFinding = (construct: IConstruct): string =>
  `<${Stack.of(construct).getLogicalId(construct.node.defaultChild as CfnElement)}.Arn>`;
