import { asText, isObject, type Json, type TemplateResource } from '../../assembly/assembly';
import { ATLAS_API_STACK } from '../../assembly/names';
import { isIn, rangeOf, type Range } from '../../assembly/network/ranges';
import type { Evidence } from '../evidence';
import type { View } from '../view';
import { allAre } from './access';
import { both, cluster, expectation, inStack, ofType, present } from './dsl';
import { allReach, vpc } from './endpoints';
import { acceptedBy } from './peering-acceptance';
import { sec02Mutations } from './sec-02-mutations';
import { lambda } from './triggers';

const container = ofType('MongoDB::Atlas::NetworkContainer');
const peering = ofType('MongoDB::Atlas::NetworkPeering');
const accessList = ofType('MongoDB::Atlas::ProjectIpAccessList');
const inVpc = both(lambda, inStack(ATLAS_API_STACK), ({ properties }) => present(properties['VpcConfig']));

const cidrOf = ({ type, properties }: TemplateResource): string =>
  asText(properties[type === 'AWS::EC2::VPC' ? 'CidrBlock' : 'AtlasCidrBlock']);

/** The ranges of the VPCs and of Atlas's other networks that have addresses of this one. */
const overlapping = (one: TemplateResource, view: View): string[] => {
  const own = rangeOf(cidrOf(one));
  const meets = (other: Range): boolean => own !== undefined && (isIn(own, other.from) || isIn(other, own.from));
  const others = [...view.matching(vpc), ...view.matching(container)].filter((other) => other !== one).map(cidrOf);
  return others.filter((cidr) => meets(rangeOf(cidr) ?? { from: 0, to: Infinity }));
};

export const sec02: Evidence = {
  expectations: [
    expectation(
      'Atlas’s network',
      'has a range of its own, which is nobody else’s here',
      container,
      (one, view) => ({ range: cidrOf(one), overlapping: overlapping(one, view) }),
      (found) =>
        isObject(found) &&
        present(rangeOf(asText(found['range'])) as Json | undefined) &&
        !(found['overlapping'] as Json[]).length,
    ),
    expectation(
      'the peering',
      'leads every subnet of every VPC into Atlas’s network, and is let in there',
      peering,
      (one, view) =>
        Object.fromEntries(
          view.matching(vpc).map((from) => [from.path, view.network.throughPeering(from, one) as unknown as Json]),
        ),
      allReach('reachable'),
    ),
    expectation(
      'the peering',
      'is accepted in the same deployment, by a function that may do so',
      peering,
      (one, view) => acceptedBy(one, view),
      (found) => {
        const [only, ...more] = (Array.isArray(found) ? found : []) as { by: Json; concurrency: Json[]; may: Json[] }[];
        return (
          only !== undefined &&
          !more.length &&
          only.by !== null &&
          !only.concurrency.includes(0) &&
          allAre('allowed')(only.may)
        );
      },
    ),
    expectation(
      'the peering',
      'carries what the functions in front of the cluster send, to each of its regions at AWS',
      peering,
      (_one, view) =>
        Object.fromEntries(
          view
            .matching(inVpc)
            .flatMap((from) =>
              view
                .matching(cluster)
                .map((one) => [
                  `${from.path} to ${one.path}`,
                  view.network.reachesCluster(from, one, 'peering') as unknown as Json,
                ]),
            ),
        ),
      allReach('reachable'),
    ),
    expectation(
      'the access list',
      'is closed to everybody outside of the VPC',
      accessList,
      (one, view) =>
        Object.fromEntries(
          view.matching(vpc).map((own) => [own.path, view.network.othersReachAtlas(one, own) as unknown as Json]),
        ),
      allReach('unreachable'),
    ),
  ],
  mutations: sec02Mutations,
};
