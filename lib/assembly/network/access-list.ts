/**
 * A project's access list: closed to all that do not stand on it, but for private endpoints.
 * https://www.mongodb.com/docs/atlas/security/ip-access-list/
 */
import type { JsonObject, TemplateResource } from '../assembly';
import { isThere, list, nameOf } from '../policies/role-policies';
import { every, some, type Truth } from '../policies/truth';
import { held, plain, type Held, type Lookup } from './lookup';
import { rangesOf, type Place } from './places';
import { isIn, pointsOf, rangeOf, type Range } from './ranges';
import { both, either, step, any, type Reach } from './reach';
import { localRoutes } from './routes';

interface Entry {
  readonly name: string;
  readonly range?: Range | undefined;
  readonly group?: Held;
  readonly isThere: Truth;
}

/** Whether all of a place may connect. @param isNear whether Atlas's network is in the region of the VPC: only then it knows its security groups */
export function letsIn(look: Lookup, of: TemplateResource, place: Place, isNear: Truth): Reach {
  const entries = entriesOf(look, of);
  const isGroup = (entry: Entry): Truth =>
    entry.group ? some(place.securityGroups, (one) => entry.group && look.names(entry.group, one)) : false;
  const byGroup = some(entries, (entry) => both(entry.isThere, isNear, isGroup(entry)));
  const byRange = every(rangesOf(look, place.subnets), (range) => covers(entries, range));
  return step(either(byGroup, byRange), `the access list lets ${place.name} in`);
}

/** Whether anybody outside of a VPC may connect: `unreachable` where the list is closed to all others. */
export function othersMay(look: Lookup, of: TemplateResource, vpc: TemplateResource): Reach {
  const own = localRoutes(look, vpc);
  const isOwn = (range: Range): Truth =>
    every(
      pointsOf(
        range,
        own.flatMap((one) => one.range ?? []),
      ),
      (point) => some(own, (one) => (one.range ? isIn(one.range, point) && one.isThere : undefined)),
    );
  const isOther = ({ range, group, isThere }: Entry): Truth => {
    const by = group && look.find(group, 'AWS::EC2::SecurityGroup');
    const inside = range ? isOwn(range) : by && look.names(held(by, 'VpcId'), vpc);
    return inside === undefined ? undefined : !inside && (isThere || undefined);
  };
  const entries = entriesOf(look, of).map((entry) =>
    step(isOther(entry), `${entry.name} stands on the access list, outside of the VPC ${nameOf(vpc)}`),
  );
  return any(entries, `anything stands on the access list of the project`);
}

const covers = (entries: readonly Entry[], range: Range | undefined): Truth => {
  if (!range) return undefined;
  const points = pointsOf(
    range,
    entries.flatMap((entry) => entry.range ?? []),
  );
  return every(points, (point) =>
    some(entries, (entry) => both(entry.isThere, entry.group ? false : entry.range && isIn(entry.range, point))),
  );
};

/** Of all lists of the project of something. One that goes by itself one day may be gone. */
function entriesOf(look: Lookup, of: TemplateResource): Entry[] {
  return look.view.ofType('MongoDB::Atlas::ProjectIpAccessList').flatMap((by) => {
    const isIts = both(look.same(held(by, 'ProjectId'), held(of, 'ProjectId')), isThere(by) || undefined);
    if (isIts === false) return [];
    return list(by.properties['AccessList']).map((entry): Entry => {
      const { CIDRBlock, IPAddress, AwsSecurityGroup, DeleteAfterDate }: JsonObject = plain(entry) ?? {};
      const isThere = DeleteAfterDate === undefined ? isIts : undefined;
      if (AwsSecurityGroup !== undefined) return { name: nameOf(by), group: { by, value: AwsSecurityGroup }, isThere };
      const text = look.text({ by, value: CIDRBlock ?? IPAddress });
      const range = CIDRBlock === undefined ? rangeOf(`${text ?? ''}/32`) : look.range({ by, value: CIDRBlock });
      return { name: text ?? `an entry of ${nameOf(by)}`, range, isThere };
    });
  });
}
