import { ArnFormat, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { BundledFunction } from '../functions/bundled-function';
import { ResourceProvider } from '../functions/resource-provider';
import type { RetentionProps } from '../common/retention';
import { acknowledge } from '../validation/acknowledge';

export interface PeeringAcceptanceProps extends RetentionProps {
  readonly vpc: ec2.IVpc;
}

/** The function waits this long for a peering to become active, within Lambda's limit of 15 minutes. */
const TIMEOUT = Duration.minutes(12);

/**
 * The runtime's own EC2 client will do for two calls that are not in a hurry; the package holds hundreds, and bundling it takes longer
 * than any other function.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
const RUNTIME_SDK = { external: ['@aws-sdk/client-ec2'] };

/**
 * Accepts peering requests from Atlas and waits until they are active. CloudFormation has no type that accepts a request: without this
 * the request expires after seven days and nothing reaches the cluster.
 *
 * The function may accept exactly the connections that this stack asked for, into this VPC.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
export class PeeringAcceptance extends Construct {
  private readonly provider: ResourceProvider;
  private readonly handler: BundledFunction;
  private readonly vpcId: string;

  constructor(scope: Construct, id: string, { vpc, logRetention, removalPolicy }: PeeringAcceptanceProps) {
    super(scope, id);
    this.vpcId = vpc.vpcId;
    this.handler = new BundledFunction(this, 'Function', {
      description: 'Accepts the VPC peering that Atlas requested and waits until it is active',
      entry: 'lambda/peering-acceptance/handler.ts',
      bundle: RUNTIME_SDK,
      timeout: TIMEOUT,
      logRetention,
      removalPolicy,
    });
    // Describing peerings cannot be limited to one: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
    this.handler.addToRolePolicy(
      new iam.PolicyStatement({ actions: ['ec2:DescribeVpcPeeringConnections'], resources: ['*'] }),
    );
    acknowledge(
      this,
      'IAM5[Resource::*]',
      'ec2:DescribeVpcPeeringConnections cannot be limited to a resource; it only reads',
    );
    this.provider = new ResourceProvider(this, 'Provider', { onEvent: this.handler, logRetention, removalPolicy });
  }

  /** Accepts one connection (`pcx-…`); the resource exists once the connection is active. */
  accept(scope: Construct, id: string, connectionId: string): CustomResource {
    const allowed = new iam.Policy(scope, `${id}Policy`, {
      roles: [this.handler.role as iam.IRole],
      statements: [
        new iam.PolicyStatement({
          actions: ['ec2:AcceptVpcPeeringConnection'],
          resources: [this.ec2Arn('vpc-peering-connection', connectionId), this.ec2Arn('vpc', this.vpcId)],
        }),
      ],
    });
    const accepted = new CustomResource(scope, id, {
      serviceToken: this.provider.serviceToken,
      resourceType: 'Custom::PeeringAcceptance',
      properties: { ConnectionId: connectionId },
    });
    accepted.node.addDependency(allowed);
    return accepted;
  }

  private ec2Arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({
      service: 'ec2',
      resource,
      resourceName,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
