/**
 * Where a route table sends traffic. Of the routes that match an address the most specific decides; of those alike, the VPC's own before
 * static ones before propagated ones, which are never before the VPC's own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html (read 2026-11-26)
 * https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html (read 2026-11-26)
 */
import type { TemplateResource } from '../assembly';
import { nameOf } from '../policies/role-policies';
import { every, some, type Truth } from '../policies/truth';
import { each, held, type Lookup } from './lookup';
import type { Place, RouteTable } from './places';
import { isIn, pointsOf, type Range } from './ranges';
import { step, type Reach } from './reach';

export interface Route {
  readonly kind: 'local' | 'static' | 'propagated';
  /** Absent where it is not known what it is for. */
  readonly range?: Range | undefined;
  /** The resource that makes it. */
  readonly by: TemplateResource;
  /** Whether the table has it. */
  readonly isThere: Truth;
}

const ORDER = ['local', 'static', 'propagated'];

/** Of a VPC itself: each of its ranges. */
export const localRoutes = (look: Lookup, vpc: TemplateResource): Route[] =>
  [vpc, ...look.view.ofType('AWS::EC2::VPCCidrBlock')].flatMap((by): Route[] => {
    const there = by === vpc || look.names(held(by, 'VpcId'), vpc);
    const isForIpv6 = by !== vpc && Object.keys(by.properties).some((name) => name.includes('Ipv6'));
    const range = look.range(held(by, 'CidrBlock'));
    return isForIpv6 ? [] : [{ kind: 'local', range, by, isThere: there }];
  });

/** What `AWS::EC2::Route` adds to a table for IPv4; one whose table is not known may be added to any. */
const staticRoutes = (look: Lookup, table: RouteTable): Route[] =>
  look.view.ofType('AWS::EC2::Route').flatMap((by): Route[] => {
    const there = isOf(look, by, table);
    const { DestinationIpv6CidrBlock, DestinationPrefixListId } = by.properties;
    if (DestinationIpv6CidrBlock !== undefined) return [];
    const ranges =
      DestinationPrefixListId === undefined
        ? [look.range(held(by, 'DestinationCidrBlock'))]
        : (look.prefixes(held(by, 'DestinationPrefixListId')) ?? [undefined]);
    return ranges.map((range) => ({ kind: 'static', range, by, isThere: there }));
  });

const isKnown = ({ certain }: RouteTable): boolean => certain.decision === 'reachable';

/** Whether something that names tables names this one; the main one has no id that a template could know. */
export const isOf = (look: Lookup, by: TemplateResource, table: RouteTable, property = 'RouteTableId'): Truth =>
  some(each(by, by.properties[property]), (one) => {
    if (!isKnown(table)) return undefined;
    if (table.resource) return look.names(one, table.resource);
    return look.targetOf(one)?.kind === 'resource' ? false : undefined;
  });

/** Whether each of a place's route tables sends all of some ranges where it should go. @param where for people */
export function lead(
  look: Lookup,
  { vpc, subnets, routeTables }: Place,
  ranges: readonly (Range | undefined)[],
  isTarget: (route: Route) => Truth,
  where: string,
  more: (table: RouteTable) => readonly Route[] = () => [],
): Reach[] {
  return routeTables.map((table, index) => {
    const all = vpc ? [...localRoutes(look, vpc), ...staticRoutes(look, table), ...more(table)] : [];
    const routes = all.filter((route) => route.isThere !== false);
    const owner = subnets[index];
    const name = `the ${table.resource ? '' : 'main '}route table of ${owner ? nameOf(owner) : 'the subnet'}`;
    const leads = every(ranges, (range) => (isKnown(table) && range ? leadsTo(routes, range, isTarget) : undefined));
    return step(leads, `${name} leads ${where}`);
  });
}

function leadsTo(routes: readonly Route[], range: Range, isTarget: (route: Route) => Truth): Truth {
  const points = pointsOf(
    range,
    routes.flatMap((route) => route.range ?? []),
  );
  return every(points, (point) => {
    const matching = routes.filter((route) => route.range && isIn(route.range, point));
    const isOwn = matching.some(({ kind }) => kind === 'local');
    const [first] = matching
      .filter(({ kind, isThere }) => isThere && !(isOwn && kind === 'propagated'))
      .sort(byPriority);
    const known = first ? isTarget(first) : false;
    const open = routes.filter((route) => !route.range || (!route.isThere && matching.includes(route)));
    return open.every((route) => isTarget(route) === known) ? known : undefined;
  });
}

const byPriority = (one: Route, other: Route): number =>
  sizeOf(one) - sizeOf(other) || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);

const sizeOf = ({ range }: Route): number => (range ? range.to - range.from : Infinity);
