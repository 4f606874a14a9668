/**
 * What security groups let in and out. They remember: an answer needs no rule.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { JsonObject, TemplateResource } from '../assembly';
import { list, nameOf } from '../policies/role-policies';
import { every, some, type Truth } from '../policies/truth';
import { held, plain, type Lookup } from './lookup';
import { contains, EVERYWHERE, isIn, isPrivate, pointsOf, type Range } from './ranges';
import { both, step, type Reach } from './reach';

/** The other side of a connection: `undefined` for addresses that are not known, `public` for those of an AWS service or of the internet. */
export interface Peer {
  readonly name: string;
  readonly ranges: readonly (Range | undefined | 'public')[];
  readonly securityGroups: readonly TemplateResource[];
}

interface Rule {
  /** Absent for the rule that a group has when nobody gives it one. */
  readonly by?: TemplateResource;
  readonly properties: JsonObject;
  readonly isThere: Truth;
}

const WORDS = {
  in: {
    list: 'SecurityGroupIngress',
    type: 'AWS::EC2::SecurityGroupIngress',
    group: 'SourceSecurityGroupId',
    prefixes: 'SourcePrefixListId',
  },
  out: {
    list: 'SecurityGroupEgress',
    type: 'AWS::EC2::SecurityGroupEgress',
    group: 'DestinationSecurityGroupId',
    prefixes: 'DestinationPrefixListId',
  },
} as const;
type Direction = keyof typeof WORDS;

/** Whether the groups of something let it talk with a peer on all of these TCP ports. */
export function lets(
  look: Lookup,
  groups: readonly TemplateResource[],
  direction: Direction,
  peer: Peer,
  ports: Range,
): Reach {
  const rules = groups.flatMap((group) => rulesOf(look, group, direction));
  const points = pointsOf(
    ports,
    rules.flatMap((rule) => portsOf(look, rule) ?? []),
  );
  const ranges = rules.flatMap((rule) => rangesOf(look, rule, direction) ?? []);
  const addresses = peer.ranges.flatMap((range): Packet['address'][] =>
    typeof range === 'object' ? pointsOf(range, ranges) : [range],
  );
  const truth = every(addresses, (address) =>
    every(points, (port) =>
      some(rules, (rule) => letsThrough(look, rule, direction, { address, port, groups: peer.securityGroups })),
    ),
  );
  const names = groups.map(nameOf).join(' or ');
  return step(
    truth,
    `${names} lets TCP ${ports.from}–${ports.to} ${direction} ${direction === 'in' ? 'from' : 'to'} ${peer.name}`,
  );
}

/** Whether a rule of some group is for public addresses, on whatever TCP port. */
export const isPublic = (look: Lookup, groups: readonly TemplateResource[], direction: Direction): Truth =>
  some(
    groups.flatMap((group) => rulesOf(look, group, direction)),
    (rule) => {
      const ports = portsOf(look, rule);
      const ranges = rangesOf(look, rule, direction);
      return both(rule.isThere, ports && ports !== NONE, ranges && ranges.some((range) => !isPrivate(range)));
    },
  );

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html (read 2026-11-26) */
function rulesOf(look: Lookup, group: TemplateResource, direction: Direction): Rule[] {
  const words = WORDS[direction];
  const own = list(group.properties[words.list]).map((rule): Rule => {
    // What only the deployment knows may be any rule, or none.
    const properties = plain(rule) ?? { CidrIp: rule, IpProtocol: rule };
    return { by: group, properties, isThere: plain(rule) ? true : undefined };
  });
  const beside = look.view
    .ofType(words.type)
    .map((by): Rule => ({ by, properties: by.properties, isThere: look.names(held(by, 'GroupId'), group) }));
  const rules = [...own, ...beside.filter((rule) => rule.isThere !== false)];
  // A group that is made without a rule for what goes out is given one for everything; whether it keeps that beside later ones is not said.
  const all: Rule = {
    properties: { IpProtocol: '-1', CidrIp: '0.0.0.0/0' },
    isThere: rules.length > 0 ? undefined : true,
  };
  return direction === 'in' || own.length > 0 ? rules : [...rules, all];
}

interface Packet {
  readonly address: number | 'public' | undefined;
  readonly port: number;
  readonly groups: readonly TemplateResource[];
}

function letsThrough(look: Lookup, rule: Rule, direction: Direction, { address, port, groups }: Packet): Truth {
  const ports = portsOf(look, rule);
  const group = rule.properties[WORDS[direction].group];
  const ranges = rangesOf(look, rule, direction);
  const by = rule.by;
  const isPeer =
    group !== undefined && by
      ? some(groups, (one) => look.names({ by, value: group }, one))
      : ranges && some(ranges, (range) => isFor(range, address));
  return both(rule.isThere, ports && isIn(ports, port), isPeer);
}

function isFor(range: Range, address: Packet['address']): Truth {
  if (typeof address === 'number') return isIn(range, address);
  return contains(range, EVERYWHERE) || (address === 'public' && isPrivate(range) ? false : undefined);
}

const ALL_PORTS: Range = { from: 0, to: 65_535 };
const NONE: Range = { from: 1, to: 0 };

function portsOf(look: Lookup, { by, properties }: Rule): Range | undefined {
  if (!by) return ALL_PORTS;
  const [protocol, from, to] = ['IpProtocol', 'FromPort', 'ToPort'].map((name) =>
    look.text({ by, value: properties[name] }),
  );
  if (protocol === '-1') return ALL_PORTS;
  if (protocol !== undefined && protocol !== 'tcp' && protocol !== '6') return NONE;
  return protocol === undefined || from === undefined || to === undefined
    ? undefined
    : { from: Number(from), to: Number(to) };
}

function rangesOf(look: Lookup, { by, properties }: Rule, direction: Direction): readonly Range[] | undefined {
  const { CidrIp } = properties;
  const prefixes = properties[WORDS[direction].prefixes];
  if (!by) return [EVERYWHERE];
  if (prefixes !== undefined) return look.prefixes({ by, value: prefixes });
  if (CidrIp === undefined) return [];
  const range = look.range({ by, value: CidrIp });
  return range && [range];
}
