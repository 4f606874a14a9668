import { Aws } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { demonstrates } from '../common/demonstrates';
import { ITEM_ACTIONS } from '../tables/access-actions';
import { tableArnByName } from '../tables/table-arn';
import { ORDERS_TABLE_NAME } from '../names';

export interface DynamoDbEndpointProps {
  readonly vpc: ec2.Vpc;
}

/**
 * Gateway endpoint: the table is reached from inside the VPC without the internet, at no hourly cost. The table itself stays outside.
 *
 * Its policy lets through only requests of this account's principals to the orders table; the default policy would let any
 * credentials carry data out to any account's table. An application that needs a second table adds it here.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/vpc-endpoints-dynamodb.html
 */
export class DynamoDbEndpoint extends Construct {
  readonly endpoint: ec2.GatewayVpcEndpoint;

  constructor(scope: Construct, id: string, { vpc }: DynamoDbEndpointProps) {
    super(scope, id);
    this.endpoint = new ec2.GatewayVpcEndpoint(this, 'Gateway', {
      vpc,
      service: ec2.GatewayVpcEndpointAwsService.DYNAMODB,
    });
    const table = tableArnByName(this, ORDERS_TABLE_NAME);
    this.endpoint.addToPolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: [...ITEM_ACTIONS],
        resources: [table, `${table}/index/*`],
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      }),
    );
    demonstrates(this.endpoint, 'SEC-01');
  }
}
