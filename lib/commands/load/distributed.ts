/** The same load from many functions at once: starts the stack `LoadTest`, follows it and puts its results together. */
import { GetObjectCommand, type GetObjectCommandOutput, NoSuchKey } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  type DescribeExecutionCommandOutput,
  type StartExecutionCommandOutput,
} from '@aws-sdk/client-sfn';
import { LOAD_TEST_STACK, OUTPUTS } from '../../assembly/names';
import type { Outputs } from '../../assembly/outputs';
import { say } from '../../console/terminal';
import { Misuse } from '../../errors';
import { mergedResults } from '../../load/merge';
import { readResults, type LoadResults } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import { TO_END_MS } from '../../load/work-part';
import { LONGEST_LOAD_MS, partId, resultKey, workerRun } from '../../load/worker-item';
import { isShuttingDown, undoAtExit } from '../../processes/shutdown';
import type { World } from '../../services/world';

/** Step Functions starts a hundred children a second, and a function in a VPC takes seconds to come up. */
const CHILDREN_A_SECOND = 100;
const COMES_UP_MS = 15_000;
/** A record that is put before the start takes about so long, one after the other. */
const RECORD_MS = 20;
const LOOK_MS = 5_000;
const FUNCTION_MS = 15 * 60_000;

/** From the call of a worker to the start that all have in common. */
const aheadOf = ({ records, maxInFlight }: Of, workers: number): number =>
  COMES_UP_MS + (1_000 * workers) / CHILDREN_A_SECOND + (RECORD_MS * records) / maxInFlight;

type Of = Pick<LoadOptions, 'records' | 'maxInFlight' | 'warmUpMs' | 'durationMs'>;

export interface Deployed {
  readonly stateMachineArn: string;
  readonly bucket: string;
}

/** @param file of the outputs, for messages @throws Misuse where the stack is not there, or not made for so many, or for such a load */
export function deployedWorkers(outputs: Outputs, file: string, workers: number, load: Of): Deployed {
  const output = (name: string): string => {
    const value = outputs[LOAD_TEST_STACK]?.[name];
    if (value) return value;
    throw new Misuse(
      `--outputs-file ${file} has no ${name} of stack ${LOAD_TEST_STACK}. Deploy it with -c loadTest.enabled=true`,
    );
  };
  const most = Number(output(OUTPUTS.loadWorkers));
  if (workers > most)
    throw new Misuse(
      `--distributed ${workers}: stack ${LOAD_TEST_STACK} has at most ${most} workers at a time. Give fewer, or deploy it with -c loadTest.maxConcurrency=${workers}`,
    );
  const asked = load.warmUpMs + load.durationMs;
  const allowed = Math.min(LONGEST_LOAD_MS, FUNCTION_MS - TO_END_MS - aheadOf(load, workers));
  if (asked > allowed)
    throw new Misuse(
      `--warm-up and --duration are ${asked / 1_000} s together. Allowed with --distributed ${workers}: ${Math.floor(allowed / 1_000)} s, as a function ends after 15 minutes, and has to put and remove its records`,
    );
  return { stateMachineArn: output(OUTPUTS.loadStateMachine), bucket: output(OUTPUTS.loadResults) };
}

/** Ctrl-C stops the execution: what has begun goes on to its end, and removes its orders. @throws Misuse where a worker has failed */
export async function runDistributed(
  { stateMachineArn, bucket }: Deployed,
  load: LoadOptions,
  workers: number,
  { world, note }: { readonly world: World; readonly note: (line: string) => void },
): Promise<LoadResults> {
  const startAt = Math.ceil(world.now() + aheadOf(load, workers));
  const input = JSON.stringify(workerRun(load, { target: 'dynamodb', startAt, workers }));
  const start = new StartExecutionCommand({ stateMachineArn, name: load.prefix, input });
  const { executionArn } = (await world.send('stepfunctions', start)) as StartExecutionCommandOutput;
  const forget = undoAtExit({
    stop: async () => {
      await world.send('stepfunctions', new StopExecutionCommand({ executionArn, cause: 'Ctrl-C' }));
      say('The execution is stopped. Workers that have begun end by themselves and remove their orders.');
    },
    stopNow: () => say(`Ended at once: execution ${executionArn ?? ''} goes on.`),
  });
  try {
    await followed(executionArn, startAt, { world, note });
  } finally {
    forget();
  }
  // What a signal has cut short is no result: the process is about to exit.
  if (isShuttingDown()) await new Promise(() => undefined);
  note('fetching results');
  const results: LoadResults[] = [];
  for (let index = 0; index < workers; index += 1) results.push(await partOf(load.prefix, index, bucket, world));
  return mergedResults(results);
}

async function followed(
  executionArn: string | undefined,
  startAt: number,
  { world, note }: { readonly world: World; readonly note: (line: string) => void },
): Promise<void> {
  for (;;) {
    const describe = new DescribeExecutionCommand({ executionArn });
    const { status, error, cause } = (await world.send('stepfunctions', describe)) as DescribeExecutionCommandOutput;
    if (status === 'SUCCEEDED' || isShuttingDown()) return;
    if (status !== 'RUNNING')
      throw new Misuse(
        `The load has ended as ${status ?? 'unknown'} (${error ?? ''} ${cause ?? ''}): a part of it is missing, so there is no result. Look at execution ${executionArn ?? ''}`,
      );
    const seconds = Math.round((world.now() - startAt) / 1_000);
    note(seconds < 0 ? `workers come up, ${-seconds} s to the start` : `under load for ${seconds} s`);
    await world.wait(LOOK_MS);
  }
}

/** @throws Misuse where it is missing, or another's */
async function partOf(run: string, index: number, Bucket: string, world: World): Promise<LoadResults> {
  const Key = resultKey(run, index);
  const text = await readObject(world, Bucket, Key);
  const results = readResults(text, `s3://${Bucket}/${Key}`);
  if (results.parts.length === 1 && results.parts[0]?.id === partId(run, index)) return results;
  throw new Misuse(`s3://${Bucket}/${Key} is not of part ${index} of ${run}: there is no result without it`);
}

async function readObject(world: World, Bucket: string, Key: string): Promise<string> {
  try {
    const { Body } = (await world.send('s3', new GetObjectCommand({ Bucket, Key }))) as GetObjectCommandOutput;
    return (await Body?.transformToString()) ?? '';
  } catch (error) {
    if (!(error instanceof NoSuchKey)) throw error;
    throw new Misuse(`s3://${Bucket}/${Key} is missing: what its worker has done would not be counted. Run it again`);
  }
}
