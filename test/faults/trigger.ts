/**
 * The trigger as it is deployed, on this machine: the bundled function in processes of its own, a local DynamoDB with both tables, the
 * stand-ins for Lambda's event source and for the queue, and a proxy that lets calls fail.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { join } from 'node:path';
import { DEAD_LETTER_QUEUE_URL } from '../../lambda/order-stream/environment';
import { TOTALS_TABLE_VARIABLE } from '../../lambda/shared/environment';
import { findDynamoDb, startDynamoDb } from '../../lib/engines/dynoxide';
import { openRunDirectory } from '../../lib/processes/run-directory';
import { undoAtExit } from '../../lib/processes/shutdown';
import { putBundle } from '../support/bundle';
import { realClock } from './clock';
import type { Outcome } from './delivery';
import { discardedBatch } from './discarded-batch';
import { DynamoDbStream } from './dynamodb-stream';
import { EventSource, type StreamReader } from './event-source';
import { startFaultProxy, type Fault, type FaultProxyOptions } from './fault-proxy';
import { LambdaFunction } from './lambda-function';
import { startQueue, type Queue } from './queue';
import { orderStreamSettings, type EventSourceSettings } from './settings';
import { createTables, dropTables, TOTALS } from './tables';
import { Tally, type Counts } from './tally';
import { asIf, measureCalls, writtenAt, type Service, type Trouble } from './trouble';
import { Watch, watched } from './watch';

const HANDLER = join(__dirname, '../../lambda/order-stream/handler.ts');
const REGION = 'eu-west-1';
const FUNCTION_ARN = `arn:aws:lambda:${REGION}:000000000000:function:order-stream`;
const BACKOFF_MS = { first: 20, most: 500 };
const POLL_MS = 25;
/** Stands between the name of the stream and how often it was changed: the local engine has but one. */
export const CHANGED = '#';
/** What a call takes that is to be slow: longer than an alarm lets one of a hundred requests take, and not too long for anybody. */
const SLOW_MS = 2_500;

export interface Trigger {
  readonly db: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly queue: Queue;
  /** Where the API in front of the orders finds their table. */
  readonly apiEndpoint: string;
  /** What CloudWatch knows by now. */
  seen(): Watch;
  /** Lets CloudWatch forget what was. */
  forget(): void;
  /** From now on the records come from another stream, as those of a table do that was restored. */
  changeStream(): void;
  /** Takes the place of the trouble before; what that one froze thaws. */
  trouble(trouble: Trouble): void;
  /** Waits until all that is in the stream is done with. @throws what broke the event source; Error after `withinMs` */
  caughtUp(withinMs: number): Promise<void>;
  counts(): Counts;
  /** Safe to call twice. */
  stop(): Promise<void>;
}

export interface TriggerOptions {
  /** How many times as fast the function's time-outs and pauses between attempts pass. */
  readonly timersFaster?: number;
  /** Told of each request of the API's to the table. */
  readonly onApiRequest?: (action: string, body: string) => void;
}

/**
 * @throws Error when there is no local DynamoDB
 */
export async function startTrigger(
  overrides: Partial<EventSourceSettings> = {},
  { timersFaster = 1, onApiRequest }: TriggerOptions = {},
): Promise<Trigger> {
  const engine = findDynamoDb();
  if ('unavailable' in engine) throw new Error(engine.unavailable);
  const settings = { ...orderStreamSettings(), ...overrides };
  const undo: (() => unknown)[] = [];
  const ending = new AbortController();
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= (async () => {
      ending.abort(new Error('the trigger is being stopped'));
      for (const step of undo.reverse()) await step();
      forget();
    })());
  const forget = undoAtExit({ stop, stopNow: () => ending.abort() });

  try {
    const folder = await openRunDirectory();
    undo.push(() => folder.remove());
    const bundle = putBundle(HANDLER, folder.path);
    const server = await startDynamoDb(engine);
    undo.push(() => server.stop());
    const client = {
      endpoint: server.endpoint,
      region: REGION,
      credentials: server.credentials,
    };
    const db = new DynamoDBClient(client);
    const streams = new DynamoDBStreamsClient(client);
    undo.push(() => (db.destroy(), streams.destroy()));
    const streamArn = await createTables(db);
    const [watch, parts] = [new Watch(), watched()];
    measureCalls(db, (operation) =>
      watch.measure('AWS/DynamoDB', 'SuccessfulRequestLatency', { ...parts.table, Operation: operation }, 1),
    );
    undo.push(() => dropTables(db));
    const queue = await startQueue();
    undo.push(() => queue.stop());

    let trouble: Trouble = {};
    const kill = (name?: string): void => lambda.kill(name);
    const proxy = async (service: Service, target: string, options: Partial<FaultProxyOptions> = {}) => {
      const next = (): Fault => trouble.call?.(service) ?? 'none';
      const started = await startFaultProxy({ target, next, slowMs: SLOW_MS / timersFaster, ...options });
      undo.push(() => started.stop());
      return started;
    };
    const [table, parking, api] = [
      await proxy('dynamodb', server.endpoint, { kill }),
      await proxy('sqs', queue.endpoint, { kill }),
      await proxy('api', server.endpoint, { ...(onApiRequest && { onRequest: onApiRequest }) }),
    ];
    const proxies = [table, parking, api];

    const lambda = new LambdaFunction({
      bundle,
      timeoutMs: settings.functionTimeoutSeconds * 1_000,
      onLine: (line) => watch.read(line),
      env: (instance) => ({
        PATH: process.env['PATH'],
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: instance,
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
        AWS_ENDPOINT_URL_SQS: parking.endpoint,
        ...parts.variables,
        TIMERS_FASTER: String(timersFaster),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        [TOTALS_TABLE_VARIABLE]: TOTALS,
        [DEAD_LETTER_QUEUE_URL]: `${parking.endpoint}/000000000000/dead-letters`,
      }),
    });

    const tally = new Tally();
    const ofFunction = (name: string, value: number): void => watch.measure('AWS/Lambda', name, parts.function, value);
    const run = async (records: readonly DynamoDBRecord[]): Promise<Outcome> => {
      const planned = trouble.invocation?.() ?? { kind: 'none' };
      if (planned.kind !== 'none') tally.fault(`invocation ${planned.kind}`);
      if (planned.kind === 'refused') return { kind: 'refused' };
      tally.delivered(records);
      ofFunction('IteratorAge', Date.now() - writtenAt(records.at(-1)));
      const outcome = lambda.invoke({ Records: records });
      if (planned.kind === 'killed') setTimeout(kill, planned.afterMs).unref();
      if (planned.kind !== 'abandoned') return outcome;
      outcome.catch(() => undefined);
      return { kind: 'functionError' };
    };
    const invoke = async (records: readonly DynamoDBRecord[]): Promise<Outcome> => {
      const outcome = await run(records);
      if (outcome.kind === 'functionError') ofFunction('Errors', 1);
      return outcome;
    };
    const ofMapping = (name: string, value: number): void => watch.measure('AWS/Lambda', name, parts.mapping, value);
    const stream = new DynamoDbStream(streams, streamArn);
    let streamsBefore = 0;
    const polled: StreamReader = {
      shards: () => stream.shards(),
      read: async (...given) => {
        if (trouble.stopped) return { records: [], closed: false };
        const answer = await stream.read(...given);
        ofMapping('PolledEventCount', answer.records.length);
        const from = streamsBefore === 0 ? streamArn : `${streamArn}${CHANGED}${streamsBefore}`;
        return { ...answer, records: answer.records.map((record) => asIf(record, trouble.lateMs ?? 0, from)) };
      },
    };
    const waiting = (): number => queue.letters().length + queue.discarded().length;
    let waited = 0;
    const source = new EventSource(polled, {
      settings,
      clock: realClock,
      backoffMs: BACKOFF_MS,
      pollMs: POLL_MS,
      invoke,
      discard: async (discard) => {
        ofMapping('DroppedEventCount', discard.records.length);
        if (trouble.noDestination) return ofFunction('DestinationDeliveryFailures', 1);
        queue.accept(discardedBatch(discard, FUNCTION_ARN));
      },
      disturbance: {
        cut: (most) => trouble.cut?.(most) ?? most,
        rewind: () => {
          const again = trouble.rewind?.() ?? 0;
          if (again > 0) tally.fault('batch delivered again');
          return again;
        },
      },
    });
    const running = source.run(ending.signal);
    running.catch(() => undefined);
    undo.push(() => running.catch(() => undefined));
    // First of all: what the event source waits for is an invocation.
    undo.push(() => lambda.stop());

    return {
      db,
      streams,
      queue,
      apiEndpoint: api.endpoint,
      seen: () => {
        watch.measure('AWS/SQS', 'ApproximateNumberOfMessagesVisible', parts.queue, waiting() - waited);
        return watch;
      },
      forget: () => {
        watch.forget();
        waited = waiting();
      },
      changeStream: () => void (streamsBefore += 1),
      trouble: (next) => {
        trouble = next;
        for (const each of proxies) each.thaw();
      },
      caughtUp: async (withinMs) => {
        const signal = AbortSignal.any([ending.signal, AbortSignal.timeout(withinMs)]);
        await Promise.race([source.caughtUp(signal), running]).catch((error: unknown) => {
          if (ending.signal.aborted || !signal.aborted) throw error;
          throw new Error(
            `the trigger did not catch up with the stream within ${withinMs / 1_000} s, with nothing failing`,
          );
        });
      },
      counts: () =>
        tally.counts(
          lambda.kills,
          proxies.map(({ injected }) => injected),
        ),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
