import { Aws } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { tableArnByName } from '../tables/table-arn';
import { ITEM_ACTIONS } from '../tables/access-actions';
import { ORDERS_TABLE_NAME } from '../names';

export interface InterfaceEndpointsProps {
  readonly vpc: ec2.IVpc;
  /** Ranges that may use the endpoints, as literals. */
  readonly from: readonly string[];
}

/**
 * Private addresses for DynamoDB and its streams. Unlike the gateway endpoint they can be reached from outside the VPC (VPN, Direct
 * Connect, peering), and cost by the hour. Clients name the endpoint's own host name: private DNS would take the gateway endpoint's
 * traffic too.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html
 */
export class InterfaceEndpoints extends Construct {
  constructor(scope: Construct, id: string, { vpc, from }: InterfaceEndpointsProps) {
    super(scope, id);
    const securityGroup = new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc,
      allowAllOutbound: false,
      description: 'HTTPS to the interface endpoints of DynamoDB',
    });
    from.forEach((cidr) => securityGroup.addIngressRule(ec2.Peer.ipv4(cidr), ec2.Port.tcp(443), 'HTTPS'));

    const table = tableArnByName(this, ORDERS_TABLE_NAME);
    this.endpoint('DynamoDb', ec2.InterfaceVpcEndpointAwsService.DYNAMODB, { vpc, securityGroup }, ITEM_ACTIONS, [
      table,
      `${table}/index/*`,
    ]);
    this.endpoint(
      'Streams',
      ec2.InterfaceVpcEndpointAwsService.DYNAMODB_STREAMS,
      { vpc, securityGroup },
      STREAM_ACTIONS,
      [`${table}/stream/*`],
    );
  }

  private endpoint(
    id: string,
    service: ec2.IInterfaceVpcEndpointService,
    { vpc, securityGroup }: { vpc: ec2.IVpc; securityGroup: ec2.ISecurityGroup },
    actions: readonly string[],
    resources: string[],
  ): void {
    const endpoint = new ec2.InterfaceVpcEndpoint(this, id, {
      vpc,
      service,
      privateDnsEnabled: false,
      open: false,
      securityGroups: [securityGroup],
      subnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    });
    endpoint.addToPolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: [...actions],
        resources,
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      }),
    );
    demonstrates(endpoint, 'SEC-01', 'SEC-07');
  }
}

const STREAM_ACTIONS = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'] as const;
