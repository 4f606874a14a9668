/** What the workers of a load have written, each its own part, in the bucket that they share. */
import { GetObjectCommand, type GetObjectCommandOutput, NoSuchKey } from '@aws-sdk/client-s3';
import { Misuse } from '../../errors';
import { mergedResults } from '../../load/merge';
import { readResults, type LoadResults, type Target } from '../../load/results';
import { partId, resultKey } from '../../load/worker-item';

export interface ResultsBucket {
  readonly name: string;
  readonly get: (command: GetObjectCommand) => Promise<GetObjectCommandOutput>;
  /** Of who writes into it. */
  readonly place: LoadResults['place'];
}

/** All that the workers of a run have measured of one side. */
export interface PartsOf {
  readonly run: string;
  readonly target: Target;
  readonly workers: number;
}

/** @throws Misuse where one is missing, or another's */
export async function mergedParts(run: PartsOf, bucket: ResultsBucket): Promise<LoadResults> {
  const results: LoadResults[] = [];
  for (let index = 0; index < run.workers; index += 1) results.push(await partIn(bucket, run, index));
  return mergedResults(results);
}

async function partIn(bucket: ResultsBucket, { run, target }: PartsOf, index: number): Promise<LoadResults> {
  const key = resultKey(run, target, index);
  const object = `s3://${bucket.name}/${key}`;
  const results = readResults(await readObject(bucket, key, object), object);
  const [part, ...others] = results.parts;
  const isOfPart = part?.id === partId(run, index) && !others.length;
  if (isOfPart && results.place === bucket.place && results.runs.every((one) => one.target === target)) return results;
  throw new Misuse(`${object} is not of part ${index} of ${run}: there is no result without it`);
}

async function readObject({ name: Bucket, get }: ResultsBucket, Key: string, object: string): Promise<string> {
  try {
    const { Body } = await get(new GetObjectCommand({ Bucket, Key }));
    return (await Body?.transformToString()) ?? '';
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    throw new Misuse(`${object} is missing: what its worker has done would not be counted. Run it again`);
  }
}
