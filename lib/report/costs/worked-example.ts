/** The worked example of docs/cost.md: what it stores and is asked for, on one of its folders of templates. */
import { join } from 'node:path';
import { loadAssembly } from '../../assembly/load-assembly';
import { resolveAssembly } from '../../assembly/resolve';
import { breakEvenOf } from '../../costs/break-even/break-even';
import { PARAMETERS, type Metered } from '../../costs/month/context';
import { PriceBook } from '../../costs/prices/price-book';
import { readPriceFiles } from '../../costs/prices/price-file';
import { workloadOf } from '../../costs/workload/presets';
import { PROJECT_ROOT } from '../../processes/project-root';
import type { BreakEvenReport } from './break-even/words';

const EXAMPLES = 'docs/examples/cost';
const WORKLOAD = `${EXAMPLES}/workload.yaml`;

/** Where the examples are, and so their prices. */
export const EXAMPLE_REGION = 'us-east-1';

export type ExampleFolder = 'on-demand' | 'provisioned' | 'm10';

export const workedExample = (folder: ExampleFolder): Metered => ({
  app: resolveAssembly(loadAssembly(join(PROJECT_ROOT, EXAMPLES, folder))),
  workload: workloadOf(join(PROJECT_ROOT, WORKLOAD)),
  home: EXAMPLE_REGION,
  parameters: PARAMETERS,
});

/** From how many operations a second on the other side costs less, of the table on demand and an M30. */
export const exampleBreakEven = (): BreakEvenReport => ({
  schemaVersion: 1,
  workload: WORKLOAD,
  templates: `${EXAMPLES}/on-demand`,
  ...breakEvenOf(workedExample('on-demand'), new PriceBook(readPriceFiles()), []),
});
