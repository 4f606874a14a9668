import { DescribeRouteTablesCommand, DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Json, TemplateResource } from '../../../assembly/assembly';
import type { Aws } from '../aws';
import type { Deployment } from '../deployment';
import { marked, question, type Asked } from '../question';

const routeShape = z.object({
  DestinationCidrBlock: z.string(),
  RouteTableId: z.custom<Json>(),
  VpcPeeringConnectionId: z.custom<Json>(),
});

/**
 * Peering with Atlas, by the resource that accepts it, which has the connection's id; and the routes over it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 */
export const peeringFacts = (deployment: Deployment, aws: Aws): Asked[] =>
  deployment.ofType('Custom::PeeringAcceptance').flatMap((acceptance) => {
    const { stack } = acceptance;
    const connection = acceptance.properties['ConnectionId'];
    const ec2 = aws.ec2(deployment.regionOf(stack));
    const common = { side: 'atlas', service: 'Amazon VPC' } as const;
    const routes = deployment
      .ofType('AWS::EC2::Route')
      .filter((route) => route.stack === stack)
      .filter((route) => isDeepStrictEqual(route.properties['VpcPeeringConnectionId'], connection))
      .map((route) => ({ resource: route, ...routeShape.parse(route.properties) }));
    const tableIds = (): string[] => routes.map(({ RouteTableId }) => deployment.idAt(RouteTableId, stack)).sort();
    const cidrs = [...new Set(routes.map(({ DestinationCidrBlock }) => DestinationCidrBlock))];
    return [
      question({
        ...common,
        call: 'ec2:DescribeVpcPeeringConnections',
        ask: () =>
          ec2.send(
            new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: [deployment.idOf(acceptance)] }),
          ),
        facts: [
          {
            kind: 'peering',
            title: `The peering to ${cidrs.join(', ')} is active`,
            claims: marked(acceptance, 'SEC-02'),
            expected: () => 'active',
            actual: ({ VpcPeeringConnections = [] }) => VpcPeeringConnections[0]?.Status?.Code,
          },
        ],
      }),
      question({
        ...common,
        call: 'ec2:DescribeRouteTables',
        ask: () => ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: tableIds() })),
        facts: [
          {
            kind: 'routes',
            title: `All ${routes.length} isolated route tables send ${cidrs.join(', ')} over the peering`,
            claims: commonMarks(routes.map(({ resource }) => resource)),
            expected: () => {
              const to = routes.map((route) => {
                const table = deployment.idAt(route.RouteTableId, stack);
                return `${table} ${route.DestinationCidrBlock} ${deployment.idOf(acceptance)} active`;
              });
              return to.sort();
            },
            actual: ({ RouteTables = [] }) =>
              RouteTables.flatMap(({ RouteTableId, Routes = [] }) =>
                Routes.filter(({ DestinationCidrBlock = '' }) => cidrs.includes(DestinationCidrBlock)).map(
                  ({ DestinationCidrBlock, VpcPeeringConnectionId, State }) =>
                    `${RouteTableId} ${DestinationCidrBlock} ${VpcPeeringConnectionId} ${State}`,
                ),
              ).sort(),
          },
        ],
      }),
    ];
  });

const commonMarks = (routes: readonly TemplateResource[]) =>
  routes.every((route) => marked(route, 'SEC-02').length) ? (['SEC-02'] as const) : [];
