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
    return { assembly: loaded, home: region ?? onlyRegion(loaded), named: assembly };
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

function onlyRegion(assembly: Assembly): string {
  const regions = new Set(
    tablesOf(resolveAssembly(assembly)).flatMap((table) => table.regions.map(({ region }) => region)),
  );
  const [only, ...more] = regions;
  if (only !== undefined && !more.length) return only;
  throw new Misuse(
    `The tables of these templates are in ${regions.size} regions: ${[...regions].join(', ')}. Say with --region which requests arrive in.`,
  );
}
