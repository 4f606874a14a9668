/** Settings on a command line, as `cdk` takes them: `-c NAME=VALUE`. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import { Misuse } from '../errors';
import { PROFILE_NAMES, type ProfileName } from '../settings/schema';

/** What was given, by name; a later value of a name wins, as with `cdk`. */
export type Context = Readonly<Record<string, string>>;

/** Gives the command `-c`; its value is `context` of the command's options. */
export const takesContext = (command: Command, about = 'a setting, as given to cdk; may be given again'): Command =>
  command.addOption(new Option('-c, --context <name=value>', about).default({}, 'none').argParser(withEntry));

function withEntry(given: string, before: Context): Context {
  const at = given.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Allowed: NAME=VALUE, as profile=production or region=eu-central-1.');
  return { ...before, [given.slice(0, at)]: given.slice(at + 1) };
}

/** @throws Misuse for a profile that there is not */
export function profileIn({ profile }: Context): ProfileName | undefined {
  const found = PROFILE_NAMES.find((name) => name === profile);
  if (found !== undefined || profile === undefined) return found;
  throw new Misuse(`-c profile=${profile}: there is no such profile. Allowed: ${PROFILE_NAMES.join(', ')}.`);
}

/** What a profile is changed by. */
export const overridesIn = ({ profile: _, ...overrides }: Context): Context => overrides;

/** As they are typed. */
export const settingsText = (context: Context): string =>
  Object.entries(context)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');

/** Refuses `--profile`, which means another thing to each of cdk, aws and Atlas: what was meant has a name of its own. */
export function refuseProfile(command: Command): void {
  // An option of the outer command would be taken for the inner one's.
  if (command.commands.length) {
    command.commands.forEach(refuseProfile);
    return;
  }
  const has = (name: string): boolean => command.options.some(({ long }) => long === name);
  const instead = [
    'cdk takes it as a profile of AWS',
    'settings are chosen by -c profile=NAME',
    ...(has('--api-key-profile') ? ['the API key of Atlas by --api-key-profile NAME'] : []),
    'credentials by AWS_PROFILE=NAME',
  ];
  const refuse = (): never => {
    throw new InvalidArgumentError(`${instead.join('; ')}.`);
  };
  command.addOption(new Option('--profile [name]').preset('NAME').hideHelp().argParser(refuse));
}
