/**
 * What security groups let in and out. They remember: an answer needs no rule.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import type { JsonObject, TemplateResource } from '../assembly';
import { list, nameOf } from '../policies/role-policies';
import { every, some, type Truth } from '../policies/truth';
import { held, plain, type Held, type Lookup } from './lookup';
import { contains, EVERYWHERE, isIn, isPrivate, pointsOf, type Range } from './ranges';
import { both, step, type Reach } from './reach';

/** The other side of a connection: `undefined` for addresses that are not known, `public` for those of an AWS service. */
export interface Peer {
  readonly name: string;
  readonly ranges: readonly (Range | undefined | 'public')[];
  readonly securityGroups: readonly TemplateResource[];
}

/** What is `undefined` of it is not known. */
interface Rule {
  readonly isThere: Truth;
  readonly ports: Range | undefined;
  readonly ranges: readonly Range[] | undefined;
  /** As it stands there. */
  readonly cidr?: string | undefined;
  /** Whose members it is for. */
  readonly group?: Held;
}

const ALL_PORTS: Range = { from: 0, to: 65_535 };
const NO_PORTS: Range = { from: 1, to: 0 };

const WORDS = {
  in: { rules: 'SecurityGroupIngress', group: 'SourceSecurityGroupId', prefixes: 'SourcePrefixListId' },
  out: { rules: 'SecurityGroupEgress', group: 'DestinationSecurityGroupId', prefixes: 'DestinationPrefixListId' },
} as const;
type Direction = keyof typeof WORDS;

/** Whether the groups of something let it talk with all of a peer on all of these TCP ports. */
export function lets(
  look: Lookup,
  groups: readonly TemplateResource[],
  direction: Direction,
  { name, ranges, securityGroups }: Peer,
  ports: Range,
): Reach {
  const rules = groups.flatMap((group) => rulesOf(look, group, direction));
  const isMember = (rule: Rule): Truth => some(securityGroups, (one) => rule.group && look.names(rule.group, one));
  const edges = rules.flatMap((rule) => rule.ranges ?? []);
  const addresses = ranges.flatMap((range): Address[] =>
    typeof range === 'object' ? pointsOf(range, edges) : [range],
  );
  const points = pointsOf(
    ports,
    rules.flatMap((rule) => rule.ports ?? []),
  );
  const truth = every(addresses, (address) =>
    every(points, (port) =>
      some(rules, (rule) =>
        both(
          rule.isThere,
          rule.ports && isIn(rule.ports, port),
          rule.group ? isMember(rule) : rule.ranges && some(rule.ranges, (range) => isFor(range, address)),
        ),
      ),
    ),
  );
  const way = direction === 'in' ? 'in from' : 'out to';
  return step(truth, `${groups.map(nameOf).join(' or ')} lets TCP ${ports.from}–${ports.to} ${way} ${name}`);
}

type Address = number | 'public' | undefined;

function isFor(range: Range, address: Address): Truth {
  if (typeof address === 'number') return isIn(range, address);
  return contains(range, EVERYWHERE) || (address === 'public' && isPrivate(range) ? false : undefined);
}

/** Whether a rule of some group is for public addresses, on whatever TCP port. */
export const isPublic = (look: Lookup, groups: readonly TemplateResource[], direction: Direction): Truth =>
  some(
    groups.flatMap((group) => rulesOf(look, group, direction)),
    ({ isThere, ports, ranges }) =>
      both(isThere, ports && ports !== NO_PORTS, ranges && ranges.some((range) => !isPrivate(range))),
  );

/** The ranges that groups name for what comes in. */
export const cidrsLetIn = (look: Lookup, groups: readonly TemplateResource[]): string[] => [
  ...new Set(groups.flatMap((group) => rulesOf(look, group, 'in').flatMap(({ cidr }) => cidr ?? []))),
];

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ec2-securitygroup.html (read 2026-11-26) */
function rulesOf(look: Lookup, group: TemplateResource, direction: Direction): Rule[] {
  const { rules } = WORDS[direction];
  const own = list(group.properties[rules]).map((rule) => {
    // What only the deployment knows may be any rule, or none.
    const properties = plain(rule) ?? { CidrIp: rule, IpProtocol: rule };
    return ruleOf(look, group, properties, direction, plain(rule) ? true : undefined);
  });
  const beside = look.view
    .ofType(`AWS::EC2::${rules}`)
    .map((by) => ruleOf(look, by, by.properties, direction, look.names(held(by, 'GroupId'), group)))
    .filter(({ isThere }) => isThere !== false);
  if (direction === 'in' || own.length > 0) return [...own, ...beside];
  // A group that is made without a rule for what goes out is given one for everything; whether it keeps that beside later ones is not said.
  return [...beside, { isThere: beside.length > 0 ? undefined : true, ports: ALL_PORTS, ranges: [EVERYWHERE] }];
}

function ruleOf(
  look: Lookup,
  by: TemplateResource,
  properties: JsonObject,
  direction: Direction,
  isThere: Truth,
): Rule {
  const [group, prefixes, cidr] = [WORDS[direction].group, WORDS[direction].prefixes, 'CidrIp'].map(
    (name) => properties[name],
  );
  const range = cidr === undefined ? undefined : look.range({ by, value: cidr });
  const ranges =
    group !== undefined
      ? []
      : prefixes !== undefined
        ? look.prefixes({ by, value: prefixes })
        : cidr === undefined
          ? []
          : range && [range];
  return {
    isThere,
    ports: portsOf(look, by, properties),
    ranges,
    cidr: look.text({ by, value: cidr }),
    ...(group !== undefined && { group: { by, value: group } }),
  };
}

function portsOf(look: Lookup, by: TemplateResource, properties: JsonObject): Range | undefined {
  const [protocol, from, to] = ['IpProtocol', 'FromPort', 'ToPort'].map((name) =>
    look.text({ by, value: properties[name] }),
  );
  if (protocol === '-1') return ALL_PORTS;
  if (protocol !== undefined && protocol !== 'tcp' && protocol !== '6') return NO_PORTS;
  return protocol === undefined || from === undefined || to === undefined
    ? undefined
    : { from: Number(from), to: Number(to) };
}
