/** The deployments that lead from one profile to another without a step that a service refuses. */
import { ATLAS_STACK, DYNAMODB_STACK } from '../assembly/names';
import { readSettings } from '../settings/read-settings';
import type { Settings } from '../settings/schema';
import { clusterKeepsItsKind } from '../stacks/validation/change-rules/cluster-keeps-its-kind';
import { changesBetween, readersOf } from './compare';
import { deployAll, deployAlone, destroy, newParameters, type End, type Leg } from './leg';
import type { Chosen } from './matrix';
import type { Overrides } from './variants';

/** Both ends, and the settings they share, as `region`. */
interface Way {
  readonly from: End;
  readonly to: End;
  readonly given: Overrides;
  readonly was: Settings;
  readonly is: Settings;
}

export function wayBetween(from: End, to: End, given: Overrides = {}): Leg[] {
  const settingsOf = ({ profile }: End): Settings => readSettings({ profile, ...given });
  const way: Way = { from, to, given, was: settingsOf(from), is: settingsOf(to) };
  const [first, last] = stacksToDestroy(way);
  const anew = isClusterMadeAnew(way) ? [ATLAS_STACK] : [];
  return [
    ...first.map((stack) => destroyLeft(way, stack, 'what it uses could not go')),
    ...anew.flatMap((stack) => makeAnew(way, stack)),
    ...removeReplicas(way),
    ...reach(way, newParameters(from.assembly, to.assembly, anew)),
    ...last.map((stack) => destroyLeft(way, stack, 'others used it until now')),
  ];
}

const under = (given: Overrides, { profile }: End, overrides: Overrides = {}): Chosen => ({
  profile,
  overrides: { ...given, ...overrides },
});

/** Stacks that the app no longer has: those that use what others lose, in the order in which they can go; and those that others use. */
function stacksToDestroy({ from, to }: Way): [first: string[], last: string[]] {
  const leaving = [...from.assembly.templates.keys()].filter((stack) => !to.assembly.templates.has(stack));
  const isRead = (stack: string): boolean =>
    readersOf(from.assembly, stack).some((reader) => !leaving.includes(reader));
  return [leaving.filter((stack) => !isRead(stack)).reverse(), leaving.filter(isRead)];
}

const destroyLeft = ({ from, to, given, was }: Way, stack: string, because: string): Leg =>
  destroy(
    stack,
    under(given, from),
    was,
    `${to.profile} has no ${stack}: it stays, and is billed, until it is destroyed; ${because}`,
  );

const isClusterMadeAnew = ({ from, to }: Way): boolean =>
  changesBetween(from.assembly, to.assembly).some(({ by }) => by === clusterKeepsItsKind.id);

function makeAnew({ from, given, was }: Way, stack: string): Leg[] {
  const released = under(given, from, { removal: 'destroy', 'atlas.terminationProtection': false });
  const why =
    'No update makes a shared cluster a dedicated one or back. Take the data along: mongodump before this, mongorestore at the end';
  return [
    ...(was.removal === 'retain'
      ? [deployAlone(stack, released, 'Lets the next step delete the cluster, whose name the new one takes')]
      : []),
    destroy(stack, under(given, from), { ...was, removal: 'destroy' }, why),
  ];
}

const REPLICAS = 'dynamodb.replicas';
const without = (regions: readonly string[], others: readonly string[]): string[] =>
  regions.filter((region) => !others.includes(region));

/** One at a time, and before anything else of the table changes. */
function removeReplicas({ from, given, was, is }: Way): Leg[] {
  const going = without(was.dynamodb.replicas, is.dynamodb.replicas);
  const staying = without(was.dynamodb.replicas, going);
  const release = going.length && was.dynamodb.deletionProtection ? { 'dynamodb.deletionProtection': false } : {};
  const steps = going.map((_, index) => ({ ...release, [REPLICAS]: [...staying, ...going.slice(index + 1)] }));
  const alone = (overrides: Overrides, why: string): Leg =>
    deployAlone(DYNAMODB_STACK, under(given, from, overrides), why);
  return [
    ...(Object.keys(release).length ? [alone(release, 'Nobody can remove a replica that is protected')] : []),
    ...steps.map((overrides) => alone(overrides, `${ONE_REPLICA} is removed`)),
  ];
}

const ONE_REPLICA = 'In a deployment that changes nothing else of the table, and not two at once, a replica';

/** All but the new replicas, then these one at a time. */
function reach({ to, given, was, is }: Way, parameters: readonly string[]): Leg[] {
  const coming = without(is.dynamodb.replicas, was.dynamodb.replicas);
  const there = without(is.dynamodb.replicas, coming);
  const target = (replicas: readonly string[]): Chosen =>
    under(given, to, replicas.length === is.dynamodb.replicas.length ? {} : { [REPLICAS]: replicas });
  const all = coming.length ? `All of ${to.profile} but its replicas` : `All of ${to.profile}`;
  return [
    deployAll(target(there), all, parameters),
    ...coming.map((_, index) =>
      deployAll(target([...there, ...coming.slice(0, index + 1)]), `${ONE_REPLICA} is added`),
    ),
  ];
}
