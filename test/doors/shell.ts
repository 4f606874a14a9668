import { execFile } from 'node:child_process';
import { PROJECT_ROOT } from '../../lib/processes/project-root';

export interface Ended {
  /** As a shell shows it. */
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const WITHIN_MS = 180_000;

/** Runs a line of Bash in the project, and ends it after three minutes; a pipe ends as the first of its commands that fails. */
export const shell = (line: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const options = {
      cwd: PROJECT_ROOT,
      env: { ...process.env, ...env },
      timeout: WITHIN_MS,
      maxBuffer: 64 * 1024 * 1024,
    };
    execFile('bash', ['-o', 'pipefail', '-c', line], options, (error, out, err) => {
      const code = error?.code;
      resolve({ status: error ? (typeof code === 'number' ? code : -1) : 0, out, err });
    });
  });
