import type { Json, TemplateResource } from '../../assembly/assembly';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import { at, change, expectation, ofType, parts, present, refersTo, remove, removeOne, routeTable, set } from './dsl';

const container = ofType('MongoDB::Atlas::NetworkContainer');
const peering = ofType('MongoDB::Atlas::NetworkPeering');
const vpc = ofType('AWS::EC2::VPC');
const acceptance = ofType('Custom::PeeringAcceptance');
const accessList = ofType('MongoDB::Atlas::ProjectIpAccessList');
const route = ({ type, properties }: TemplateResource): boolean =>
  type === 'AWS::EC2::Route' && present(properties['VpcPeeringConnectionId']);

/** How many subnets' route tables lead to Atlas through this peering. */
const routed = ({ logicalId }: TemplateResource, view: View): Json => ({
  routes: view.matching(route).filter(({ properties }) => refersTo(logicalId)(properties['VpcPeeringConnectionId']))
    .length,
  routeTables: view.matching(routeTable).length,
});

const closed = (found: Json | undefined, _resource: TemplateResource, view: View): boolean => {
  const vpcs = view.matching(vpc).map(({ properties }) => properties['CidrBlock']);
  const entries = Array.isArray(found) ? (found as Json[]) : [];
  return (
    entries.length > 0 && entries.every((entry) => vpcs.includes((entry as { CIDRBlock?: string }).CIDRBlock as Json))
  );
};

export const sec02: Evidence = {
  expectations: [
    expectation('Atlas’s network', 'has a range of its own', container, at('AtlasCidrBlock'), present),
    expectation(
      'the peering',
      'is asked for into the application VPC',
      peering,
      parts('VpcId', 'AwsAccountId', 'RouteTableCIDRBlock'),
      (found) => Object.values(found as Record<string, Json>).every(present),
    ),
    expectation(
      'the peering',
      'is accepted in the same deployment',
      peering,
      ({ logicalId }, view) =>
        view
          .matching(acceptance)
          .filter(({ properties }) => refersTo(logicalId)(properties['ConnectionId']))
          .map((one) => one.logicalId),
      (found) => Array.isArray(found) && found.length === 1,
    ),
    expectation('the peering', 'is routed from every isolated subnet', peering, routed, (found) => {
      const { routes, routeTables } = found as { routes: number; routeTables: number };
      return routes > 0 && routes === routeTables;
    }),
    expectation('the access list', 'has the VPC’s range and nothing else', accessList, at('AccessList'), closed),
  ],
  mutations: [
    removeOne('forget one route', route),
    remove('leave the peering unaccepted', acceptance),
    change('open the access list', accessList, (properties) =>
      properties['AccessList'].push({ CIDRBlock: '0.0.0.0/0' }),
    ),
    set('ask for a peering into no VPC', peering, 'VpcId', undefined),
    set('leave the range to Atlas', container, 'AtlasCidrBlock', undefined),
    remove('remove the peering', peering),
    remove('remove the container', container),
  ],
};
