import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../processes/project-root';

const CHECKS = 'lib/claims/checks';
export interface CheckSource {
  /** Relative to the project. */
  readonly file: string;
  readonly text: string;
}

/** The check of a claim as it is written; none for a claim that has no check. */
export function checkSource(id: string): CheckSource | undefined {
  const file = `${CHECKS}/${id.toLowerCase()}.ts`;
  const path = join(PROJECT_ROOT, file);
  return existsSync(path) ? { file, text: readFileSync(path, 'utf8').trimEnd() } : undefined;
}
