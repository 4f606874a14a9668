/** `npm run matrix`: what every change of a profile or of a single setting would do to what is deployed. */
import { Option } from 'commander';
import type { Assembly } from '../../assembly/assembly';
import { misjudge, type Misjudged } from '../../changes/effects';
import {
  bothWays,
  comparedSettings,
  nameOf,
  outcomeOf,
  profilePairs,
  unusedOf,
  type Chosen,
  type Outcome,
} from '../../changes/matrix';
import { variantsOf, type Variant } from '../../changes/variants';
import { asJson } from '../../console/as-json';
import type { Note, Progress } from '../../console/progress';
import type { CommandLine } from '../../console/run-command';
import { PROFILE_NAMES, type ProfileName } from '../../settings/schema';
import { synthesizeLazily, type Synthesize } from '../../stacks/synthesize-lazily';
import { matrixData, matrixText } from './matrix-text';

const HELP = `
Compares the templates of every profile with those of every other, and with its own under another value of each setting, there and back:
which resources would be replaced or removed, what other stacks still use, what a service refuses. Each such change is accepted in
lib/changes/accepted.ts, with its reason. A setting that changes no template is to be in lib/settings/without-effect.ts, with what it needs.
Nothing is deployed and no account is needed.

Exit code: 0 when every change is accepted, every acceptance is needed, and every setting does what is said of it; 1 otherwise; 2 for a wrong
argument.`;

/** No profile has it, and most settings of the cluster do nothing beside it. */
const ANOTHER_CLUSTER = {
  profile: 'showcase',
  overrides: { 'atlas.connectionString': 'mongodb+srv://orders.example.net/' },
} as const;

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
      const { outcomes, misjudged } = await compareAll(setting ?? all, synthesize, progress);
      const faulty = outcomes.filter(({ faults }) => faults.length);
      const unused = setting ? [] : unusedOf(outcomes);
      const result = { compared: outcomes.length, faulty, unused, misjudged };
      out.write(json ? asJson(matrixData(result)) : matrixText(result));
      return faulty.length || unused.length || misjudged.length ? 1 : 0;
    };
  };

export const command = matrixOf(synthesizeLazily);

interface Found {
  readonly outcomes: Outcome[];
  readonly misjudged: Misjudged[];
}

async function compareAll(settings: readonly string[], synthesize: Synthesize, progress: Progress): Promise<Found> {
  const own = new Map<ProfileName, Assembly>();
  const found: Found = { outcomes: [], misjudged: [] };
  for (const profile of PROFILE_NAMES) {
    await progress.step(`Profile ${profile} under each setting`, async (note) => {
      const assembly = await synthesize(profile);
      own.set(profile, assembly);
      for await (const [variant, other] of underEach({ profile }, settings, synthesize, note)) {
        const [there, back] = bothWays(variant);
        found.outcomes.push(outcomeOf(there, assembly, other), outcomeOf(back, other, assembly));
        found.misjudged.push(...misjudge(variant, assembly, other));
      }
    });
  }
  await progress.step(`${nameOf(ANOTHER_CLUSTER)} under each setting`, async (note) => {
    const assembly = await synthesize(ANOTHER_CLUSTER.profile, ANOTHER_CLUSTER.overrides);
    for await (const [variant, other] of underEach(ANOTHER_CLUSTER, settings, synthesize, note)) {
      found.misjudged.push(...misjudge(variant, assembly, other));
    }
  });
  await progress.step('Every profile against every other', async () => {
    for (const step of profilePairs()) {
      const [before, after] = [own.get(step.before.profile), own.get(step.after.profile)];
      if (before && after) found.outcomes.push(outcomeOf(step, before, after));
    }
  });
  return found;
}

/** The templates of each variant in turn: kept together they would fill the memory. */
async function* underEach(
  { profile, overrides }: Chosen,
  settings: readonly string[],
  synthesize: Synthesize,
  note: Note,
): AsyncGenerator<[Variant, Assembly]> {
  for (const variant of settings.flatMap((setting) => variantsOf(profile, setting, overrides))) {
    note(nameOf(variant));
    // Lets the terminal show it: a synth holds the thread.
    await new Promise(setImmediate);
    yield [variant, await synthesize(profile, variant.overrides)];
  }
}
