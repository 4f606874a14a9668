/**
 * What the stream handler is held to, of what is measured of it.
 */
import type { Measurement } from './measurement';
import { countWrites, measureImportTime } from './order-stream';

/** @throws Error when the bundle cannot be imported */
export function measureImport(): Measurement {
  const { bundleMs, emptyModuleMs, spawns } = measureImportTime();
  return {
    what: "import of the stream handler's bundle",
    command: 'npm run bench',
    runs: spawns,
    unit: 'ms',
    median: bundleMs,
    baseline: { command: 'import of an empty module', median: emptyModuleMs },
    target: { of: 'median', atMost: 60 },
  };
}

export async function measureWrites(): Promise<Measurement> {
  const { events, customers, writes, oneAnEvent, timesFewer } = await countWrites();
  return {
    what: 'writes of the stream handler',
    command: 'npm run bench',
    runs: 1,
    unit: 'writes',
    median: writes,
    baseline: { command: 'one update per event', median: oneAnEvent },
    target: { of: 'ratio', atMost: 1 / 5 },
    note: `${events} events of ${customers} customers, ${timesFewer.toFixed(1)} times fewer writes`,
  };
}
