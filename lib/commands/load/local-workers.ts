/** The same load from many processes of this machine, each of which runs the bundle of the deployed workers' function on its own item. */
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { join } from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { PATIENT_AWS_CLIENT } from '../../async/aws-client';
import { FunctionInstance } from '../../engines/lambda/function-instance';
import { startMiniStack } from '../../engines/ministack';
import { runCredentials } from '../../engines/run-credentials';
import { NotRun, Refusal } from '../../errors';
import type { LoadResults, Target } from '../../load/results';
import type { LoadOptions } from '../../load/run-load';
import { itemsOf, workerRun } from '../../load/worker-item';
import type { LoadWorkers } from '../../load/workers';
import { PROJECT_ROOT } from '../../processes/project-root';
import { pythonTools } from '../../processes/python-tools';
import { temporaryFolder } from '../../processes/temporary-folder';
import { BUNDLE_FILE, bundleFunction } from '../../stacks/functions/bundling';
import { ORDERS_TABLE_NAME } from '../../stacks/names';
import { closing } from '../../tryout/closing';
import { localPlace, type LocalPlace } from '../../tryout/load-places';
import { localWorkerFunction, type WorkerFunction } from '../../tryout/worker-function';
import { mergedParts, type ResultsBucket } from './parts';
import { aheadOfProcesses, stageText } from './worker-time';

const REGION = 'eu-west-1';
const BUCKET = 'load-results';
const LOOK_MS = 1_000;

export interface LocalWorkersOptions {
  readonly function: LoadWorkers;
  /** Templates with the stack of the workers. */
  readonly assembly: Assembly;
  /** `DYNAMODB_ENDPOINT` and `MONGODB_URI` name servers that run already. */
  readonly env: NodeJS.ProcessEnv;
  /** For people, in place of the engine's own. */
  readonly engine?: string;
  readonly note: (line: string) => void;
}

/**
 * Whatever it starts has ended when it returns, and does so at a signal.
 *
 * @throws NotRun where this machine lacks an engine or the emulator; Refusal and Misuse that name the part where one is missing
 */
export async function runLocalWorkers(
  target: Target,
  load: LoadOptions,
  workers: number,
  options: LocalWorkersOptions,
  tools = pythonTools,
): Promise<LoadResults> {
  const python = await emulatorPython(options, tools);
  const here = await surroundings(target, load, { ...options, python });
  const startAt = Math.ceil(Date.now() + aheadOfProcesses(load, workers));
  const looking = setInterval(() => options.note(stageText(Date.now() - startAt)), LOOK_MS);
  try {
    const items = itemsOf(workerRun(load, { target, startAt, workers }));
    const work = await closing(async (stops) => {
      const parts: Promise<void>[] = [];
      for (const item of items) {
        const instance = await FunctionInstance.start(here.bundle, here.worker.env, () => undefined);
        stops.push(() => instance.stop());
        parts.push(done(instance, item, here.worker.timeoutMs));
      }
      return { parts };
    });
    await Promise.all(work.parts).finally(() => work.close());
    return await mergedParts({ run: load.prefix, target, workers }, here.bucket);
  } finally {
    clearInterval(looking);
    await here.close();
  }
}

async function done(
  instance: FunctionInstance,
  item: ReturnType<typeof itemsOf>[number],
  timeoutMs: number,
): Promise<void> {
  const failed = (why: string): Refusal =>
    new Refusal(`Part ${item.part.index} of ${item.run} has failed (${why}): there is no result without it`);
  const outcome = await instance.invoke(item, timeoutMs).catch((error: unknown) => {
    throw failed((error as Error).message);
  });
  if (outcome.kind === 'answered') return;
  throw failed(outcome.why ?? `its process ended, or took more than ${timeoutMs / 1_000} s`);
}

interface Surroundings {
  readonly bundle: string;
  readonly worker: WorkerFunction;
  readonly bucket: ResultsBucket;
}

const surroundings = (
  target: Target,
  load: LoadOptions,
  {
    function: { stack, entry },
    assembly,
    env,
    engine,
    note,
    python,
  }: LocalWorkersOptions & { readonly python: string },
) =>
  closing<Surroundings>(async (stops) => {
    const { maxInFlight, timeoutMs } = load;
    const bounds = { maxInFlight, timeoutMs };
    const found = await localPlace(target, {
      ...bounds,
      over: 'client',
      assembly,
      table: ORDERS_TABLE_NAME,
      env,
      note,
    });
    stops.push(() => found.close());
    const place: LocalPlace = { ...found, engine: engine ?? found.engine };
    const { path: folder, remove } = temporaryFolder();
    stops.push(async () => remove());
    // The worker has one set of them, for the table and for the bucket.
    const credentials = place.target === 'dynamodb' ? place.client.credentials : runCredentials();
    const machine = { ...env, MINISTACK_PORT: undefined };
    const server = await startMiniStack({ python, folder, region: REGION, credentials, machine });
    stops.push(server.stop);
    const s3 = new S3Client({ ...PATIENT_AWS_CLIENT, region: REGION, endpoint: server.endpoint, credentials });
    stops.push(async () => s3.destroy());
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    const bundle = join(folder, 'worker', BUNDLE_FILE);
    bundleFunction(join(PROJECT_ROOT, entry), bundle);
    return {
      bundle,
      worker: localWorkerFunction(assembly, stack, place, { server, bucket: BUCKET }),
      bucket: { name: BUCKET, get: (command) => s3.send(command), place: 'local' },
    };
  });

async function emulatorPython({ env, note }: LocalWorkersOptions, tools: typeof pythonTools): Promise<string> {
  const made = await tools({ env, onLine: note });
  if ('python' in made) return made.python;
  throw new NotRun(
    `Workers on this machine put their results into the S3 of MiniStack, and it cannot be had: ${made.unavailable}`,
  );
}
