/** Workloads that come with the project, each a file that can be copied and changed. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Misuse } from '../../errors';
import { PROJECT_ROOT } from '../../processes/project-root';
import { readWorkload } from './read-workload';
import type { Workload } from './schema';

export const PRESET_NAMES = ['orders', 'ycsb-a', 'ycsb-b', 'ycsb-c', 'spiky', 'idle'] as const;
type PresetName = (typeof PRESET_NAMES)[number];

export const presetFile = (name: PresetName): string => `lib/costs/workload/presets/${name}.yaml`;

/** @param given the name of a preset, or of a file @throws Misuse where there is neither, WorkloadError where it cannot be used */
export function workloadOf(given: string): Workload {
  const preset = PRESET_NAMES.find((name) => name === given);
  const path = preset ? join(PROJECT_ROOT, presetFile(preset)) : given;
  if (existsSync(path)) return readWorkload(readFileSync(path, 'utf8'), given);
  throw new Misuse(
    `${given} is neither a file nor a preset. Presets: ${PRESET_NAMES.join(', ')}. A file of your own: docs/workload.md.`,
  );
}
