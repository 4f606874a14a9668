import type { Assembly } from '../../../lib/assembly/assembly';
import { resolveAssembly } from '../../../lib/assembly/resolve';
import { changesBetween } from '../../../lib/changes/compare';
import { profilePairs } from '../../../lib/changes/matrix';
import type { Leg } from '../../../lib/changes/leg';
import { wayBetween } from '../../../lib/changes/way';
import type { ProfileName } from '../../../lib/settings/schema';
import { chosenAssembly } from '../../support/chosen-assembly';

const end = (profile: ProfileName) => ({ profile, assembly: chosenAssembly({ profile }) });
const way = (from: ProfileName, to: ProfileName) => wayBetween(end(from), end(to));

/** What is deployed after a leg. */
function after({ templates }: Assembly, { action, stacks, chosen }: Leg): Assembly {
  const app = chosenAssembly(chosen).templates;
  const next = new Map(templates);
  for (const stack of stacks.length ? stacks : app.keys()) {
    if (action === 'destroy') next.delete(stack);
    else next.set(stack, app.get(stack) ?? {});
  }
  return { templates: next };
}

/** What is deployed before the first leg, and after each. */
const states = (from: ProfileName, legs: readonly Leg[]): Assembly[] =>
  legs.reduce<Assembly[]>(
    (before, leg) => [...before, after(before.at(-1) as Assembly, leg)],
    [chosenAssembly({ profile: from })],
  );

const BREAKS = ['replaced', 'fixed-name', 'refused', 'in-use', 'unknown'];

describe.each(profilePairs().map(({ before, after: to }) => [before.profile, to.profile]))(
  'from %s to %s',
  (from, to) => {
    const legs = way(from, to);
    const passed = states(from, legs);

    it('no step replaces anything, takes what is in use or is refused', () => {
      const changes = passed.slice(1).flatMap((state, index) => changesBetween(passed[index] as Assembly, state));
      expect(changes.filter(({ kind }) => BREAKS.includes(kind))).toStrictEqual([]);
    });

    it('nothing that stands reads a stack that does not', () => {
      const partly = legs.flatMap(({ stacks }, index) => (stacks.length ? [passed[index + 1] as Assembly] : []));
      expect(partly.flatMap((state) => resolveAssembly(state).unresolved)).toStrictEqual([]);
    });

    it('the end is what would be deployed at once, and no stack beside it', () => {
      const order = ([one]: [string, unknown], [other]: [string, unknown]) => one.localeCompare(other);
      const reached = [...(passed.at(-1)?.templates ?? [])].sort(order);
      expect(reached).toStrictEqual([...chosenAssembly({ profile: to }).templates].sort(order));
    });
  },
);

describe('the commands', () => {
  const commands = (from: ProfileName, to: ProfileName) => way(from, to).flatMap((leg) => leg.commands);

  it('add a replica last, in a deployment of its own', () => {
    expect(commands('trial', 'production')).toStrictEqual([
      "npx cdk deploy --all -c profile=production -c dynamodb.replicas='[]' --parameters Profile=production",
      'npx cdk deploy --all -c profile=production --parameters Profile=production',
    ]);
  });

  it('remove one first, and its key last, which a protected stack has to be told', () => {
    expect(commands('production', 'trial')).toStrictEqual([
      'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name Monitoring --region eu-west-1',
      'npx cdk destroy Monitoring --exclusively -c profile=production',
      'npx cdk deploy DynamoDb --exclusively -c profile=production -c dynamodb.deletionProtection=false',
      "npx cdk deploy DynamoDb --exclusively -c profile=production -c dynamodb.deletionProtection=false -c dynamodb.replicas='[]'",
      'npx cdk deploy --all -c profile=trial --parameters Profile=trial',
      'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name DynamoDbReplica-eu-central-1 --region eu-central-1',
      'npx cdk destroy DynamoDbReplica-eu-central-1 --exclusively -c profile=production',
    ]);
  });

  it('destroy what reads a cluster, and the cluster, where it is made anew, and ask for what its stack has not been given', () => {
    expect(commands('trial', 'free')).toStrictEqual([
      'npx cdk destroy AtlasApi --exclusively -c profile=trial',
      'npx cdk destroy Atlas --exclusively -c profile=trial',
      'npx cdk deploy --all -c profile=free --parameters Profile=free --parameters Atlas:AtlasOrgId=VALUE --parameters Atlas:AtlasClientCidr=VALUE',
      'npx cdk destroy ApiGatewayAccount --exclusively -c profile=trial',
    ]);
  });

  it('let a retained cluster go before its successor takes its name', () => {
    expect(commands('production', 'free')).toContain(
      'npx cdk deploy Atlas --exclusively -c profile=production -c removal=destroy -c atlas.terminationProtection=false',
    );
  });

  it('are about the region that is given', () => {
    const [first] = wayBetween(end('trial'), end('production'), { region: 'eu-west-1' });
    expect(first?.commands[0]).toContain('-c profile=production -c region=eu-west-1 -c dynamodb.replicas=');
  });
});
