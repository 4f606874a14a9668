/** What loads a side from many machines. */
import { LOAD_TEST_STACK } from '../assembly/names';
import type { Target } from './results';

export interface LoadWorkers {
  /** That the function is in. */
  readonly stack: string;
  /** Its code, from the root of the project: what is deployed is what runs on this machine. */
  readonly entry: string;
}

export const TABLE_WORKERS: LoadWorkers = { stack: LOAD_TEST_STACK, entry: 'lambda/load-worker/handler.ts' };

/** By the side that they ask; one that is not here is asked by none. */
export const LOAD_WORKERS: ReadonlyMap<Target, LoadWorkers> = new Map([['dynamodb', TABLE_WORKERS]]);
