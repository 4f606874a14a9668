/** What loads a side from many machines. */
import { ATLAS_LOAD_TEST_STACK, LOAD_TEST_STACK } from '../assembly/names';
import type { Target } from './results';

export interface LoadWorkers {
  /** That the function is in. */
  readonly stack: string;
  /** Its code, from the root of the project: what is deployed is what runs on this machine. */
  readonly entry: string;
  /** The settings that make it, as `-c` takes them. */
  readonly made: string;
}

/** By the side that they ask: each has the rights of its side alone. */
export const LOAD_WORKERS: Readonly<Record<Target, LoadWorkers>> = {
  dynamodb: { stack: LOAD_TEST_STACK, entry: 'lambda/load-worker/handler.ts', made: '-c loadTest.enabled=true' },
  atlas: {
    stack: ATLAS_LOAD_TEST_STACK,
    entry: 'lambda/atlas-load-worker/handler.ts',
    made: '-c loadTest.enabled=true, where the VPC reaches the cluster: with atlas.peering, or an atlas.connectionString',
  },
};
