/** Workloads that come with the project, each a file that can be copied and changed. */
import { join } from 'node:path';
import { readGivenFile } from '../../console/given-file';
import { PROJECT_ROOT } from '../../processes/project-root';
import { readWorkload } from './read-workload';
import type { Workload } from './schema';

export const PRESET_NAMES = ['orders', 'ycsb-a', 'ycsb-b', 'ycsb-c', 'spiky', 'idle'] as const;
type PresetName = (typeof PRESET_NAMES)[number];

export const presetFile = (name: PresetName): string => `lib/costs/workload/presets/${name}.yaml`;

/** @param given the name of a preset, or of a file @throws Misuse where there is neither, WorkloadError where it cannot be used */
export function workloadOf(given: string): Workload {
  const preset = PRESET_NAMES.find((name) => name === given);
  const file = preset ? join(PROJECT_ROOT, presetFile(preset)) : given;
  const instead = `Presets: ${PRESET_NAMES.join(', ')}. A file of your own: docs/workload.md.`;
  return readWorkload(readGivenFile(file, instead), given);
}
