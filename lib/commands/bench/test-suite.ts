import { PROJECT_ROOT } from '../../processes/project-root';
import { benchEnv } from './environment';
import type { Measurement } from './measurement';
import { secondsOf } from './timed';

/**
 * How long the tests take on this machine; the target is meant for two cores.
 *
 * @throws CommandError when a test fails
 */
export async function measureTests(): Promise<Measurement> {
  const options = { cwd: PROJECT_ROOT, env: benchEnv(), timeoutMs: 10 * 60_000 };
  return {
    what: 'npm test',
    command: 'npm test',
    runs: 1,
    unit: 's',
    median: await secondsOf('npm', ['test'], options),
    target: { of: 'median', atMost: 60 },
    note: 'the target is for 2 cores',
  };
}
