/** Within a VPC, and into it over its VPN. */
import type { TemplateResource } from '../assembly';
import type { Lookup } from './lookup';
import { placeOf, rangesOf, type Place } from './places';
import { contains, isPrivate, rangeOf, type Range } from './ranges';
import { all, step, type Reach } from './reach';
import { lead, localRoutes } from './routes';
import { cidrsLetIn, lets, type Peer } from './security-groups';
import { overVpn } from './vpn';

/**
 * A network beyond the VPN of a VPC, as `172.16.0.0/16`. It is taken to be announced, and nothing else beside it, and to let its own traffic out
 * and back: what the other side does is in no template.
 */
export interface OnPremises {
  readonly onPremises: string;
}

/** A VPC (each of its subnets), a subnet (whoever is in it), a function, a Redshift workgroup or an interface endpoint; or who is beyond the VPN. */
export type Asker = TemplateResource | OnPremises;

/** TCP, both ends included. */
export type Ports = Range;

export const isBeyond = (from: Asker): from is OnPremises => 'onPremises' in from;

export function within(look: Lookup, from: Asker, thing: TemplateResource, ports: Ports): Reach {
  const to = placeOf(look, thing);
  if (isBeyond(from)) {
    const { onPremises } = from;
    const range = rangeOf(onPremises);
    const peer = { name: onPremises, ranges: [range], securityGroups: [] };
    return all([to.certain, overVpn(look, { name: onPremises, range }, to), ...entered(look, to, peer, ports)]);
  }
  const asker = placeOf(look, from);
  return all([
    asker.certain,
    to.certain,
    step(asker.vpc && to.vpc && asker.vpc === to.vpc, `${asker.name} and ${to.name} are in one VPC`),
    ...routed(look, asker, to),
    ...routed(look, to, asker),
    ...left(look, asker, peerOf(look, to), ports),
    ...entered(look, to, peerOf(look, asker), ports),
  ]);
}

/** The private networks outside of its VPC that the groups of something let in. */
export function onPremisesOf(look: Lookup, thing: TemplateResource): OnPremises[] {
  const { vpc, securityGroups } = placeOf(look, thing);
  const own = vpc ? localRoutes(look, vpc).flatMap(({ range }) => range ?? []) : [];
  const isBeyondVpc = (range: Range): boolean => isPrivate(range) && !own.some((one) => contains(one, range));
  return cidrsLetIn(look, securityGroups)
    .filter((cidr) => [rangeOf(cidr)].some((range) => range && isBeyondVpc(range)))
    .map((onPremises) => ({ onPremises }));
}

/** What goes out is judged where something has groups of its own: who is in a subnet has others. */
export const left = (look: Lookup, { securityGroups }: Place, peer: Peer, ports: Ports): Reach[] =>
  securityGroups.length > 0 ? [lets(look, securityGroups, 'out', peer, ports)] : [];

const entered = (look: Lookup, { securityGroups }: Place, peer: Peer, ports: Ports): Reach[] =>
  securityGroups.length > 0 ? [lets(look, securityGroups, 'in', peer, ports)] : [];

const routed = (look: Lookup, from: Place, { name, subnets }: Place): Reach[] =>
  lead(look, from, rangesOf(look, subnets), ({ kind }) => kind === 'local', `to ${name}`);

const peerOf = (look: Lookup, { name, subnets, securityGroups }: Place): Peer => ({
  name,
  ranges: rangesOf(look, subnets),
  securityGroups,
});
