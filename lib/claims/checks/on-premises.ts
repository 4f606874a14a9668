/** What lies beyond a VPN. */
import { asText, isObject, type Json } from '../../assembly/assembly';
import { contains, isPrivate, rangeOf } from '../../assembly/network/ranges';
import { list } from '../../assembly/policies/role-policies';
import type { View } from '../view';
import { allReach, interfaceEndpoint, vpc } from './endpoints';

/** The networks beyond the VPN, by the ranges outside of every VPC that the endpoints’ groups let in; BGP announces them, so nothing else names them. */
function onPremises(view: View): string[] {
  const own = view.matching(vpc).map(({ properties }) => rangeOf(asText(properties['CidrBlock'])));
  const groups = view.matching(interfaceEndpoint).flatMap((one) => view.network.placeOf(one).securityGroups);
  const ranges = groups
    .flatMap(({ properties }) => list(properties['SecurityGroupIngress']))
    .map((rule) => asText(isObject(rule) ? rule['CidrIp'] : undefined));
  return [...new Set(ranges)].filter((cidr) => {
    const range = rangeOf(cidr);
    return !range || !own.some((one) => one && contains(one, range));
  });
}

export const fromOnPremises = (view: View, reach: (asker: { readonly onPremises: string }) => unknown): Json =>
  Object.fromEntries(onPremises(view).map((cidr) => [cidr, reach({ onPremises: cidr }) as Json]));

/** By private ranges only, and at least one. */
export const isReached = (found: Json | undefined): boolean =>
  allReach('reachable')(found) &&
  Object.keys(found as object).every((cidr) => {
    const range = rangeOf(cidr);
    return range !== undefined && isPrivate(range);
  });
