/** The same load from many functions at once: starts the state machine of a side, follows it and puts its results together. */
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  type DescribeExecutionCommandOutput,
  type StartExecutionCommandOutput,
} from '@aws-sdk/client-sfn';
import { OUTPUTS } from '../../assembly/names';
import type { Outputs } from '../../assembly/outputs';
import { say } from '../../console/terminal';
import { Misuse } from '../../errors';
import type { LoadResults, Target } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import { workerRun } from '../../load/worker-item';
import { LOAD_WORKERS, type LoadWorkers } from '../../load/workers';
import { isShuttingDown, undoAtExit } from '../../processes/shutdown';
import type { World } from '../../services/world';
import { mergedParts, type ResultsBucket } from './parts';
import { aheadOfFunctions, refuseTooLong, stageText, type LoadTimes } from './worker-time';

const LOOK_MS = 5_000;

export interface Deployed {
  readonly target: Target;
  readonly stateMachineArn: string;
  readonly bucket: string;
}

const outputIn =
  (outputs: Outputs, file: string) =>
  ({ stack, made }: LoadWorkers, name: string): string => {
    const value = outputs[stack]?.[name];
    if (value) return value;
    throw new Misuse(`--outputs-file ${file} has no ${name} of stack ${stack}. Deploy it with ${made}`);
  };

/** Milliseconds, as the stack is set to. @throws Misuse where it is not there */
export const deployedRamp = (outputs: Outputs, file: string): number =>
  1_000 * Number(outputIn(outputs, file)(LOAD_WORKERS.dynamodb, OUTPUTS.loadRamp));

/** @param file of the outputs, for messages @throws Misuse where the stack is not there, or not made for so many, or for such a load */
export function deployedWorkers(
  target: Target,
  outputs: Outputs,
  file: string,
  workers: number,
  load: LoadTimes,
): Deployed {
  const asked = LOAD_WORKERS[target];
  const output = outputIn(outputs, file);
  const most = Number(output(asked, OUTPUTS.loadWorkers));
  if (workers > most)
    throw new Misuse(
      `--distributed ${workers}: stack ${asked.stack} has at most ${most} workers at a time. Give fewer, or deploy it with -c loadTest.maxConcurrency=${workers}`,
    );
  refuseTooLong(load, workers, aheadOfFunctions);
  const bucket = output(LOAD_WORKERS.dynamodb, OUTPUTS.loadResults);
  return { target, stateMachineArn: output(asked, OUTPUTS.loadStateMachine), bucket };
}

/** Ctrl-C stops the execution: what has begun goes on to its end, and removes its orders. @throws Misuse where a worker has failed */
export async function runDistributed(
  { target, stateMachineArn, bucket }: Deployed,
  load: LoadOptions,
  workers: number,
  { world, note }: { readonly world: World; readonly note: (line: string) => void },
): Promise<LoadResults> {
  const startAt = Math.ceil(world.now() + aheadOfFunctions(load, workers));
  const input = JSON.stringify(workerRun(load, { target, startAt, workers }));
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
  const get: ResultsBucket['get'] = (command) => world.send('s3', command) as Promise<GetObjectCommandOutput>;
  return mergedParts({ run: load.prefix, target, workers }, { name: bucket, get, place: 'live' });
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
    note(stageText(world.now() - startAt));
    await world.wait(LOOK_MS);
  }
}
