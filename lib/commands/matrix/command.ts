/** `npm run matrix`: what every change of a profile or of a single setting would do to what is deployed. */
import { Option } from 'commander';
import type { Assembly } from '../../assembly/assembly';
import {
  bothWays,
  comparedSettings,
  nameOf,
  outcomeOf,
  profilePairs,
  unusedOf,
  type Outcome,
} from '../../changes/matrix';
import { variantsOf } from '../../changes/variants';
import { asJson } from '../../console/as-json';
import type { Note, Progress } from '../../console/progress';
import type { CommandLine } from '../../console/run-command';
import { PROFILE_NAMES, type ProfileName } from '../../settings/schema';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { matrixData, matrixText } from './matrix-text';

const HELP = `
Compares the templates of every profile with those of every other, and with its own under another value of each setting, there and back:
which resources would be replaced or removed, what other stacks still use, what a service refuses. Each such change is accepted in
lib/changes/accepted.ts, with its reason. Nothing is deployed and no account is needed.

Exit code: 0 when every change is accepted and every acceptance is needed; 1 otherwise; 2 for a wrong argument.`;

interface Given {
  readonly setting?: readonly string[];
  readonly json?: true;
}

/** @param synthesize a test has templates already */
export const matrixOf =
  (synthesize: Synthesize): CommandLine =>
  (command, { out, progress }) => {
    const all = comparedSettings();
    command
      .name('npm run matrix --')
      .description('Says what each change of settings would do to what is deployed.')
      .addOption(new Option('--setting <name...>', 'these only, and no acceptance is looked for').choices(all))
      .option('--json', 'print the result as JSON')
      .addHelpText('after', HELP);
    return async () => {
      const { setting, json } = command.opts<Given>();
      const outcomes = await compareAll(setting ?? all, synthesize, progress);
      const faulty = outcomes.filter(({ faults }) => faults.length);
      const unused = setting ? [] : unusedOf(outcomes);
      const result = { compared: outcomes.length, faulty, unused };
      out.write(json ? asJson(matrixData(result)) : matrixText(result));
      return faulty.length || unused.length ? 1 : 0;
    };
  };

export const command = matrixOf(synthesizeLazily);

async function compareAll(settings: readonly string[], synthesize: Synthesize, progress: Progress): Promise<Outcome[]> {
  const own = new Map<ProfileName, Assembly>();
  const outcomes: Outcome[] = [];
  for (const profile of PROFILE_NAMES) {
    await progress.step(`Profile ${profile} under each setting`, async (note) => {
      const assembly = await synthesize(profile);
      own.set(profile, assembly);
      outcomes.push(...(await underEach(settings, profile, assembly, synthesize, note)));
    });
  }
  await progress.step('Every profile against every other', async () => {
    for (const step of profilePairs()) {
      const [before, after] = [own.get(step.before.profile), own.get(step.after.profile)];
      if (before && after) outcomes.push(outcomeOf(step, before, after));
    }
  });
  return outcomes;
}

async function underEach(
  settings: readonly string[],
  profile: ProfileName,
  own: Assembly,
  synthesize: Synthesize,
  note: Note,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const variant of settings.flatMap((setting) => variantsOf(profile, setting))) {
    note(nameOf(variant));
    // Lets the terminal show it: a synth holds the thread.
    await new Promise(setImmediate);
    const other = await synthesize(profile, variant.overrides);
    const [there, back] = bothWays(variant);
    outcomes.push(outcomeOf(there, own, other), outcomeOf(back, other, own));
  }
  return outcomes;
}
