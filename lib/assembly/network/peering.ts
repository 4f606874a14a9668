/**
 * https://www.mongodb.com/docs/atlas/security-vpc-peering/
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
 */
import type { TemplateResource } from '../assembly';
import { findRegion } from '../../settings/regions';
import { nameOf } from '../policies/role-policies';
import { every, some, type Truth } from '../policies/truth';
import { letsIn } from './access-list';
import { held, type Lookup } from './lookup';
import { placeOf, rangesOf, type Place } from './places';
import { contains } from './ranges';
import { all, alike, both, step, type Reach } from './reach';
import { lead, type Route } from './routes';
import { isBeyond, left, type Asker } from './within';

/** https://www.mongodb.com/docs/atlas/connect-to-cluster/ (read 2026-11-26) */
const MONGODB = { from: 27_015, to: 27_017 };

/** To Atlas's network of one region. */
export function throughPeering(look: Lookup, from: Asker, peering: TemplateResource): Reach {
  const name = nameOf(peering);
  if (isBeyond(from)) return step(false, `the peering ${name} carries what comes over a VPN`);
  const place = placeOf(look, from);
  const container = look.find(held(peering, 'ContainerId'), 'MongoDB::Atlas::NetworkContainer');
  if (!container)
    return step(peering.properties['ContainerId'] !== undefined && undefined, `the network container of ${name}`);
  const range = look.range(held(container, 'AtlasCidrBlock'));
  const isTarget = ({ kind, by }: Route): Truth =>
    kind === 'static' && look.names(held(by, 'VpcPeeringConnectionId'), peering);
  return all([
    place.certain,
    step(look.names(held(peering, 'ContainerId'), container), `${name} is of ${nameOf(container)}`),
    step(
      look.same(held(peering, 'ProjectId'), held(container, 'ProjectId')),
      `${name} is of the project of ${nameOf(container)}`,
    ),
    ...(place.vpc ? asked(look, peering, place.vpc) : []),
    step(accepted(look, peering), `${name} is accepted`),
    step(returns(look, peering, place), `Atlas leads the addresses of ${place.name} back into ${name}`),
    ...lead(look, place, [range], isTarget, `to ${nameOf(container)} by ${name}`),
    ...left(look, place, { name: nameOf(container), ranges: [range], securityGroups: [] }, MONGODB),
    letsIn(look, peering, place, alike(regionOf(look, container), place.vpc?.region)),
  ]);
}

/** What Atlas is asked for, and what makes its names private addresses. */
function asked(look: Lookup, peering: TemplateResource, vpc: TemplateResource): Reach[] {
  const name = nameOf(peering);
  const { AwsAccountId } = peering.properties;
  const account = look.view.targetOf(peering.stack, AwsAccountId);
  const isOwn =
    account?.kind === 'pseudo' ? account.name === 'AWS::AccountId' : AwsAccountId !== undefined && undefined;
  return [
    step(look.names(held(peering, 'VpcId'), vpc), `${name} is with the VPC ${nameOf(vpc)}`),
    step(isOwn, `${name} is with this account`),
    step(look.is(held(peering, 'AccepterRegionName'), vpc.region), `${name} is with the region of ${nameOf(vpc)}`),
    step(
      both(look.flag(held(vpc, 'EnableDnsSupport'), true), look.flag(held(vpc, 'EnableDnsHostnames'))),
      `${nameOf(vpc)} has DNS support and host names, which Atlas’s names need to be private addresses`,
    ),
  ];
}

/** Nothing of CloudFormation accepts what another account asks for: a resource of the app's own does. What its role may do is asked of `Access`. */
const accepted = (look: Lookup, peering: TemplateResource): Truth =>
  some(look.view.ofType('Custom::PeeringAcceptance'), (one) => {
    const { ServiceToken } = one.properties;
    const isServed = look.view.targetOf(one.stack, ServiceToken)?.kind === 'resource' || undefined;
    return both(look.names(held(one, 'ConnectionId'), peering), ServiceToken !== undefined && isServed);
  });

const returns = (look: Lookup, peering: TemplateResource, { subnets }: Place): Truth => {
  const back = look.range(held(peering, 'RouteTableCIDRBlock'));
  const isGiven = peering.properties['RouteTableCIDRBlock'] !== undefined;
  return isGiven && every(rangesOf(look, subnets), (range) => back && range && contains(back, range));
};

/** AWS's spelling. */
export const regionOf = (look: Lookup, of: TemplateResource, property = 'RegionName'): string | undefined =>
  findRegion('AWS', look.text(held(of, property)) ?? '');
