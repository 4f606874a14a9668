/** What both workers of a load are tried with: an item of their own, time, and a bucket that is a mock where the SDK would send. */
import { S3Client, type PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context } from 'aws-lambda';
import { BUCKET_NAME, BUCKET_OWNER } from '../../lambda/shared/load-environment';
import { itemsOf, workerRun, type WorkerItem } from '../../lib/load/worker-item';
import { someLoad } from './load-options';

/** Of every worker's environment, which is read when the function is loaded. */
export const WORKER_VARIABLES = { AWS_REGION: 'eu-west-1', [BUCKET_NAME]: 'results', [BUCKET_OWNER]: '111122223333' };

export const WORKER_CONTEXT = { getRemainingTimeInMillis: () => 900_000 } as Context;

const NONE = { put: 0, get: 0, delete: 0, changeStatus: 0, listByCustomer: 0, listByStatus: 0 };

/** The one part of a load of five operations on two records. */
export function workerItem(target: WorkerItem['target'], does: object = { put: 1 }): WorkerItem {
  const load = someLoad({ prefix: 'load-0123abcd', records: 2, warmUpMs: 0, durationMs: 50 });
  const workload = { ...load.workload, operations: { ...NONE, ...does }, refused: 0 };
  return itemsOf(workerRun({ ...load, workload }, { target, startAt: Date.now(), workers: 1 }))[0] as WorkerItem;
}

/** @returns what is put into the bucket from now on */
export function putsIntoBucket(): PutObjectCommand['input'][] {
  const puts: PutObjectCommand['input'][] = [];
  jest.spyOn(S3Client.prototype, 'send').mockImplementation((async (command: PutObjectCommand) => {
    puts.push(command.input);
    return {};
  }) as never);
  return puts;
}
