import { Provider } from 'aws-cdk-lib/custom-resources';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { RetentionProps } from '../common/retention';
import { acknowledge, arnInFinding } from '../validation/acknowledge';
import { functionRole, type BundledFunction } from './bundled-function';

export interface ResourceProviderProps extends RetentionProps {
  readonly onEvent: BundledFunction;
}

/**
 * CDK's provider framework in front of a function: it answers CloudFormation whatever happens, with the function's own words when it
 * throws. The framework's function is outside the VPC, so a handler inside it needs no way to the internet.
 *
 * Its logs leave out events, answers and errors' data: a custom resource's properties may be secrets.
 */
export class ResourceProvider extends Provider {
  constructor(scope: Construct, id: string, { onEvent, logRetention, removalPolicy }: ResourceProviderProps) {
    const logGroup = new logs.LogGroup(scope, `${id}Logs`, { retention: logRetention, removalPolicy });
    const role = functionRole(scope, `${id}Role`, logGroup);
    super(scope, id, { onEventHandler: onEvent, logGroup, frameworkOnEventRole: role });
    acknowledge(
      role,
      `IAM5[Resource::${arnInFinding(onEvent)}:*]`,
      'The versions and aliases of the one function that it calls',
    );
  }
}
