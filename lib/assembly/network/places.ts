import type { TemplateResource } from '../assembly';
import { isThere, nameOf } from '../policies/role-policies';
import { not, some } from '../policies/truth';
import { each, held, plain, type Lookup } from './lookup';
import type { Range } from './ranges';
import { all, step, type Reach } from './reach';

/** Where in a VPC something is. */
export interface Place {
  readonly name: string;
  /** Absent where it is in none, or in one that the app does not have. */
  readonly vpc?: TemplateResource;
  readonly subnets: readonly TemplateResource[];
  /** Those of {@link subnets}, in their order. */
  readonly routeTables: readonly RouteTable[];
  /** That it has itself; a subnet and a VPC have none. */
  readonly securityGroups: readonly TemplateResource[];
  /** `reachable` where all of that is known and fits together. */
  readonly certain: Reach;
}

export interface RouteTable {
  /** Absent where the subnet has none of its own: then it has the VPC's main one, which no template can name and so no template fills. */
  readonly resource?: TemplateResource;
  readonly certain: Reach;
}

export function placeOf(look: Lookup, thing: TemplateResource): Place {
  const { type } = thing;
  const config = type === 'AWS::Lambda::Function' ? thing.properties['VpcConfig'] : thing.properties;
  const { SubnetIds, SecurityGroupIds } = plain(config) ?? { SubnetIds: config, SecurityGroupIds: config };
  const hasGroups = type !== 'AWS::EC2::VPC' && type !== 'AWS::EC2::Subnet';
  const isSubnet = (one: TemplateResource): boolean => look.names(held(one, 'VpcId'), thing) !== false;
  const subnets =
    type === 'AWS::EC2::Subnet'
      ? [thing]
      : type === 'AWS::EC2::VPC'
        ? look.view.ofType('AWS::EC2::Subnet').filter(isSubnet)
        : each(thing, SubnetIds).map((one) => look.find(one, 'AWS::EC2::Subnet'));
  const groups = hasGroups ? each(thing, SecurityGroupIds).map((one) => look.find(one, 'AWS::EC2::SecurityGroup')) : [];

  const known = subnets.filter((one) => one !== undefined);
  const securityGroups = groups.filter((one) => one !== undefined);
  const [first] = known;
  const vpc = type === 'AWS::EC2::VPC' ? thing : first && look.find(held(first, 'VpcId'), 'AWS::EC2::VPC');
  const routeTables = known.map((subnet) => routeTableOf(look, subnet, vpc));
  const name = nameOf(thing);
  const inVpc = [...known, ...securityGroups, ...(type === 'AWS::EC2::VPCEndpoint' ? [thing] : [])];
  const certain = all([
    step(isThere(thing) || undefined, `${name} is there`),
    step(subnets.length > 0, `${name} is in a subnet`),
    step(!subnets.includes(undefined) || undefined, `the subnets of ${name}`),
    // What has none of its own gets the default group of its VPC, whose rules no template states.
    step(
      (groups.length > 0 && !groups.includes(undefined)) || !hasGroups || undefined,
      `the security groups of ${name}`,
    ),
    ...inVpc.map((one) =>
      step(
        vpc && look.names(held(one, 'VpcId'), vpc),
        `${nameOf(one)} is in the VPC ${vpc ? nameOf(vpc) : 'of the app'}`,
      ),
    ),
    ...routeTables.map((one) => one.certain),
    ...known.map((subnet) => openAcl(look, subnet)),
  ]);
  const isCertain = certain.decision === 'reachable';
  return {
    name,
    ...(vpc && { vpc }),
    subnets: known,
    routeTables,
    securityGroups,
    certain: isCertain && vpc ? step(true, `${name} is in the VPC ${nameOf(vpc)}`) : certain,
  };
}

export const rangesOf = (look: Lookup, subnets: readonly TemplateResource[]): (Range | undefined)[] =>
  subnets.map((subnet) => look.range(held(subnet, 'CidrBlock')));

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html */
function routeTableOf(look: Lookup, subnet: TemplateResource, vpc: TemplateResource | undefined): RouteTable {
  const [association, ...more] = look.view
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .filter((one) => look.names(held(one, 'SubnetId'), subnet) !== false);
  const what = `the route table of ${nameOf(subnet)}`;
  if (!association) return { certain: step(true, '') };
  const isIts = look.names(held(association, 'SubnetId'), subnet);
  const resource = look.find(held(association, 'RouteTableId'), 'AWS::EC2::RouteTable');
  if (!resource || !isIts || more.length > 0) return { certain: step(undefined, what) };
  const isThat = look.names(held(association, 'RouteTableId'), resource);
  const fits = vpc && look.names(held(resource, 'VpcId'), vpc);
  return {
    resource,
    certain: all([step(isThat, what), step(fits, `${nameOf(resource)} is of the same VPC as its subnet`)]),
  };
}

/**
 * The network ACL that a subnet has by itself lets everything through; what another one does is not judged.
 * https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
 */
function openAcl(look: Lookup, subnet: TemplateResource): Reach {
  const acls = look.view.ofType('AWS::EC2::SubnetNetworkAclAssociation');
  const hasOwn = some(acls, (one) => look.names(held(one, 'SubnetId'), subnet));
  return step(
    not(hasOwn) || undefined,
    hasOwn === false ? '' : `what the network ACL of ${nameOf(subnet)} lets through`,
  );
}
