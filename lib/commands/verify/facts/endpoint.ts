import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import * as z from 'zod';
import type { Json } from '../../../assembly/assembly';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';

const shape = z.object({
  VpcEndpointType: z.string().default('Gateway'),
  RouteTableIds: z.array(z.custom<Json>()).default([]),
  SubnetIds: z.array(z.custom<Json>()).default([]),
});

/**
 * VPC endpoints: DynamoDB's, and that of Atlas's PrivateLink.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
 */
export const endpointFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  deployment.ofType('AWS::EC2::VPCEndpoint').map((resource) => {
    const { stack, path } = resource;
    const { VpcEndpointType, RouteTableIds, SubnetIds } = shape.parse(resource.properties);
    const idsOf = (values: readonly Json[]): string[] => values.map((value) => deployment.idAt(value, stack)).sort();
    const where = RouteTableIds.length ? 'every route table' : 'every subnet';
    return question({
      side: marked(resource, 'INT-04').length ? 'atlas' : 'dynamodb',
      service: 'Amazon VPC',
      call: 'ec2:DescribeVpcEndpoints',
      ask: () =>
        aws
          .ec2(deployment.regionOf(stack))
          .send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [deployment.idOf(resource)] })),
      facts: [
        {
          kind: 'endpoint',
          title: `The ${VpcEndpointType.toLowerCase()} endpoint ${path.replace(/\/Resource$/, '')} is available in ${where} synthesized`,
          claims: marked(resource, 'SEC-01', 'SEC-07'),
          expected: () => ({
            state: 'available',
            type: VpcEndpointType,
            routeTables: idsOf(RouteTableIds),
            subnets: idsOf(SubnetIds),
          }),
          actual: ({ VpcEndpoints = [] }) => ({
            state: VpcEndpoints[0]?.State,
            type: VpcEndpoints[0]?.VpcEndpointType,
            routeTables: [...(VpcEndpoints[0]?.RouteTableIds ?? [])].sort(),
            subnets: [...(VpcEndpoints[0]?.SubnetIds ?? [])].sort(),
          }),
        },
      ],
    });
  });
