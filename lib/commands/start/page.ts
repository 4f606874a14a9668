import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { digestOf } from '../../assembly/digest';
import { loadAssembly } from '../../assembly/load-assembly';
import { asJson } from '../../console/as-json';
import { NotRun } from '../../errors';
import { madeNow } from '../../processes/made-now';
import type { Loaded } from './load';
import { PROJECT_ROOT } from '../../processes/project-root';
import { refusedWrite } from '../../processes/refused-write';
import { writeReportPage } from '../../report/report-page';
import type { AssemblyFolder } from '../../tryout/cdk-cli';
import type { Checks } from '../../tryout/checks';
import { DEPLOYED_PROFILE } from '../../tryout/deployment';
import { observationsOf } from '../../tryout/run-observations';
import { orNone, type PartResult, type RunPlan } from '../../tryout/run-plan';

export const OUT = 'report';

/**
 * Adds the part that writes the claims page with what ran.
 *
 * @param checks of the parts that have run
 * @param load what was measured, if anything was
 * @param root absolute path of the folder that it makes its own in
 * @returns where the page is, from here
 */
export function pagePart(
  plan: RunPlan,
  checks: Checks,
  assemblies: readonly PartResult<AssemblyFolder>[],
  load: Loaded,
  root = PROJECT_ROOT,
): PartResult<string> {
  return plan.part('The page with the results', {}, async () => {
    const found = await Promise.all(assemblies.map((each) => orNone(each)()));
    const loaded = found.flatMap((one) => (one ? [loadAssembly(one.folder)] : []));
    const deployed = loaded.find(({ profile }) => profile === DEPLOYED_PROFILE);
    if (!deployed) throw new NotRun(`there are no templates of profile ${DEPLOYED_PROFILE} to show it on`);
    const loads = [await load()].filter((one) => one !== undefined);
    const folder = join(root, OUT);
    const file = join(folder, 'index.html');
    const made = madeNow();
    const observations = observationsOf(checks, DEPLOYED_PROFILE, { ...made, templates: digestOf(deployed) });
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'observations.json'), asJson(observations));
      for (const one of loads) writeFileSync(join(folder, 'load.json'), asJson(one));
      writeReportPage({ assemblies: loaded, observations: [observations], made, loads, file });
    } catch (error) {
      refusedWrite(error, folder);
    }
    return relative(process.cwd(), file);
  });
}
