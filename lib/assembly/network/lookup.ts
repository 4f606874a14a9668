import { isObject, type Json, type JsonObject, type TemplateResource } from '../assembly';
import { isThere, list } from '../policies/role-policies';
import type { Truth } from '../policies/truth';
import type { ReferenceTarget } from '../references';
import type { ResolvedAssembly } from '../resolve';
import { rangeOf, type Range } from './ranges';

/** What gives a resource's id, beside `Ref`; `Ref` of Atlas's gives all parts of their key, so only these do. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::EgressOnlyInternetGateway': ['Ref', 'Id'],
  'AWS::EC2::InternetGateway': ['Ref', 'InternetGatewayId'],
  'AWS::EC2::NatGateway': ['Ref', 'NatGatewayId'],
  'AWS::EC2::PrefixList': ['Ref', 'PrefixListId'],
  'AWS::EC2::RouteTable': ['Ref', 'RouteTableId'],
  'AWS::EC2::SecurityGroup': ['Ref', 'GroupId', 'Id'],
  'AWS::EC2::Subnet': ['Ref', 'SubnetId'],
  'AWS::EC2::VPC': ['Ref', 'VpcId'],
  'AWS::EC2::VPCEndpoint': ['Ref', 'Id'],
  'AWS::EC2::VPNConnection': ['Ref', 'VpnConnectionId'],
  'AWS::EC2::VPNGateway': ['Ref', 'VPNGatewayId'],
  'MongoDB::Atlas::NetworkContainer': ['Id'],
  'MongoDB::Atlas::NetworkPeering': ['ConnectionId'],
  'MongoDB::Atlas::PrivateEndpointService': ['Id'],
};

/** A property of a resource, as it stands in the template. */
export interface Held {
  readonly by: TemplateResource;
  readonly value: Json | undefined;
}

/** The values of a view as questions about networks need them. */
export class Lookup {
  /** By value: the same are asked for again and again. */
  private readonly targets = new WeakMap<object, ReferenceTarget>();

  constructor(readonly view: ResolvedAssembly) {}

  targetOf({ by, value }: Held): ReferenceTarget | undefined {
    if (!isObject(value)) return undefined;
    const found = this.targets.get(value) ?? this.view.targetOf(by.stack, value);
    if (found) this.targets.set(value, found);
    return found;
  }

  /** The resource of one of these types that a value is the id of. */
  find({ by, value }: Held, ...types: readonly string[]): TemplateResource | undefined {
    const target = this.targetOf({ by, value });
    const found = this.view.resourceOf(target);
    const isId = found && target?.kind === 'resource' && (IDS[found.type] ?? ['Ref']).includes(target.attribute);
    return isId && types.includes(found.type) ? found : undefined;
  }

  /**
   * Whether a value is the id of a resource, or another attribute of it. Not known where it is text or a parameter, or where one of the two is there
   * on a condition that is not known.
   */
  names({ by, value }: Held, thing: TemplateResource, attributes = IDS[thing.type] ?? ['Ref']): Truth {
    if (value === undefined) return false;
    const target = this.targetOf({ by, value });
    if (target?.kind !== 'resource') return undefined;
    const isIt = target.stack === thing.stack && target.logicalId === thing.logicalId;
    if (!isIt || !attributes.includes(target.attribute)) return false;
    return isThere(by) && isThere(thing) ? true : undefined;
  }

  /** Whether two values come to the same. */
  same(one: Held, other: Held): Truth {
    if (one.value === undefined || other.value === undefined) return false;
    const [a, b] = [one, other].map((each) => this.targetOf(each));
    if (a?.kind === 'resource' && b?.kind === 'resource') return JSON.stringify(a) === JSON.stringify(b);
    const [text, otherText] = [this.text(one), this.text(other)];
    return text === undefined || otherText === undefined ? undefined : text === otherText;
  }

  /** Whether a value is this text; `expected` is `undefined` where that is not known. */
  is(one: Held, expected: string | undefined): Truth {
    if (one.value === undefined) return false;
    const text = this.text(one);
    return text === undefined || expected === undefined ? undefined : text === expected;
  }

  text({ by, value }: Held): string | undefined {
    return this.view.literalOf(by.stack, value);
  }

  /** @param otherwise what it is where it is not given */
  flag(held: Held, otherwise = false): Truth {
    const text = held.value === undefined ? String(otherwise) : this.text(held);
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }

  /** Of a CIDR, or of the VPC or subnet whose CIDR it is. */
  range({ by, value }: Held): Range | undefined {
    const target = this.targetOf({ by, value });
    const of = target?.kind === 'resource' && target.attribute === 'CidrBlock' && this.view.resourceOf(target);
    if (of) return this.range(held(of, 'CidrBlock'));
    return rangeOf(this.text({ by, value }) ?? '');
  }

  /** Of the entries of a prefix list of the app; `undefined` where one is not known. */
  prefixes(held: Held): readonly Range[] | undefined {
    const by = this.find(held, 'AWS::EC2::PrefixList');
    if (!by) return undefined;
    const ranges = list(by.properties['Entries']).map((entry) => this.range({ by, value: plain(entry)?.['Cidr'] }));
    return ranges.includes(undefined) || !isThere(by) ? undefined : (ranges as Range[]);
  }
}

/** An object, unless it is a function that only the deployment knows the result of. */
export const plain = (value: Json | undefined): JsonObject | undefined =>
  isObject(value) && !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::')) ? value : undefined;

/** Each of a list of values that a resource has. */
export const each = (by: TemplateResource, value: Json | undefined): Held[] =>
  list(value).map((one) => ({ by, value: one }));

export const held = (by: TemplateResource, property: string): Held => ({ by, value: by.properties[property] });
