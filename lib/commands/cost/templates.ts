import { loadAssembly } from '../../assembly/load-assembly';
import { resolveAssembly } from '../../assembly/resolve';
import type { Assembly } from '../../assembly/assembly';
import { overridesIn, profileIn, settingsText, type Context } from '../../console/context';
import { tablesOf } from '../../costs/month/tables';
import { Misuse } from '../../errors';
import { DEFAULT_PROFILE } from '../../settings/profiles';
import { readSettings } from '../../settings/read-settings';
import type { Synthesize } from '../../stacks/synthesize-lazily';

export interface Chosen {
  readonly context: Context;
  /** A folder that `cdk synth` wrote. */
  readonly assembly?: string;
  readonly region?: string;
}

export interface Templates {
  readonly assembly: Assembly;
  /** Region that requests arrive in. */
  readonly home: string;
  /** What they are, in words. */
  readonly named: string;
}

/** A region that is given is the home region: of a profile the setting of that name, of a folder one of its table's regions. */
export async function templatesOf({ context, assembly, region }: Chosen, synthesize: Synthesize): Promise<Templates> {
  if (assembly !== undefined) {
    const loaded = loadAssembly(assembly);
    return { assembly: loaded, home: homeIn(loaded, region), named: assembly };
  }
  const profile = profileIn(context) ?? DEFAULT_PROFILE;
  const chosen: Context = { ...context, ...(region === undefined ? {} : { region }) };
  const overrides = overridesIn(chosen);
  return {
    assembly: await synthesize(profile, overrides),
    home: readSettings({ profile, ...overrides }).region,
    named: settingsText({ ...chosen, profile }),
  };
}

function homeIn(assembly: Assembly, given: string | undefined): string {
  const regions = [
    ...new Set(tablesOf(resolveAssembly(assembly)).flatMap((table) => table.regions.map(({ region }) => region))),
  ];
  const home = given ?? regions[0];
  if (home !== undefined && regions.includes(home) && (given !== undefined || regions.length === 1)) return home;
  throw new Misuse(
    `The tables of these templates are in ${regions.length} regions: ${regions.join(', ') || 'there are none'}. Say with --region in which of them requests arrive.`,
  );
}
