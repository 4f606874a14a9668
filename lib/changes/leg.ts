/** One step from a profile to another, as it is typed. */
import { isObject, type Assembly } from '../assembly/assembly';
import { PROFILE_PARAMETER } from '../assembly/metadata';
import { override } from '../settings/override';
import type { ProfileName, Settings } from '../settings/schema';
import type { Chosen } from './matrix';

/** One deployment, or the removal of one stack. */
export interface Leg {
  readonly action: 'deploy' | 'destroy';
  /** Stacks that it is about, and no other; empty for all of the app. */
  readonly stacks: readonly string[];
  /** The settings it is made with. */
  readonly chosen: Chosen;
  /** To be typed, in this order. VALUE is what only the user knows. */
  readonly commands: readonly string[];
  readonly why: string;
}

/** All of the app, whatever profile its stacks were deployed with. @param parameters `STACK:NAME` of those that are asked for */
export function deployAll(chosen: Chosen, why: string, parameters: readonly string[] = []): Leg {
  const values = [`${PROFILE_PARAMETER}=${chosen.profile}`, ...parameters.map((name) => `${name}=VALUE`)];
  const options = values.map((value) => `--parameters ${value}`).join(' ');
  const command = `npx cdk deploy --all ${contextOf(chosen)} ${options}`;
  return { action: 'deploy', stacks: [], chosen, commands: [command], why };
}

/** One stack, of the profile that it was deployed with. */
export const deployAlone = (stack: string, chosen: Chosen, why: string): Leg => ({
  action: 'deploy',
  stacks: [stack],
  chosen,
  commands: [`npx cdk deploy ${stack} --exclusively ${contextOf(chosen)}`],
  why,
});

/** @param settings that the stack was deployed with */
export function destroy(stack: string, chosen: Chosen, { removal, region, dynamodb }: Settings, why: string): Leg {
  const home = dynamodb.replicas.find((replica) => stack.endsWith(`-${replica}`)) ?? region;
  const release = `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stack} --region ${home}`;
  const command = `npx cdk destroy ${stack} --exclusively ${contextOf(chosen)}`;
  const commands = removal === 'retain' ? [release, command] : [command];
  return { action: 'destroy', stacks: [stack], chosen, commands, why };
}

const contextOf = ({ profile, overrides = {} }: Chosen): string =>
  [override('profile', profile), ...Object.entries(overrides).map(([name, value]) => override(name, value))].join(' ');

/**
 * `STACK:NAME` of parameters without a default that a deployment has to be given: the stack has no value of the last time.
 *
 * @param anew stacks that are destroyed in between
 */
export function newParameters(before: Assembly, after: Assembly, anew: readonly string[]): string[] {
  const parametersOf = ({ templates }: Assembly, stack: string) => {
    const parameters = templates.get(stack)?.['Parameters'];
    return isObject(parameters) ? parameters : {};
  };
  return [...after.templates.keys()].flatMap((stack) => {
    const deployed = anew.includes(stack) ? {} : parametersOf(before, stack);
    return Object.entries(parametersOf(after, stack))
      .filter(([name, parameter]) => !(name in deployed) && isObject(parameter) && !('Default' in parameter))
      .map(([name]) => `${stack}:${name}`);
  });
}

/** A profile, with its templates. */
export interface End {
  readonly profile: ProfileName;
  readonly assembly: Assembly;
}
