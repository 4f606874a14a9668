import type { Assembly } from '../assembly/assembly';
import type { Observations } from '../claims/observations/observations';
import type { Made } from '../processes/made-now';
import type { LoadResults } from '../load/results';
import { renderHtml } from './html';
import { reportOn } from './report';
import { writeReport } from './write-report';

export interface ReportPage {
  /** Templates, as `loadAssembly(FOLDER)` reads those that `cdk synth` wrote: one a profile, among them every profile that was run. */
  readonly assemblies: readonly Assembly[];
  /** What was run, of any profile and place; several of one profile and place are put together. */
  readonly observations: readonly Observations[];
  /** What the page says of itself. */
  readonly made?: Made;
  /** What loads have measured. */
  readonly loads?: readonly LoadResults[];
  /** Where the page goes; what stands there is replaced. */
  readonly file: string;
}

/**
 * Writes the claims with what was seen of them as one page that needs nothing beside itself. Half a second or less.
 *
 * @throws Misuse for observations of a profile that no assembly is of, or a file that cannot be written
 */
export function writeReportPage({ assemblies, observations, made, loads, file }: ReportPage): void {
  writeReport(file, renderHtml({ report: reportOn(assemblies, undefined, observations), assemblies, made, loads }));
}
