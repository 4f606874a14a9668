/** Measures the stream handler: how long its bundle takes to load, and how few writes it makes. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DEAD_LETTER_QUEUE_URL, RECORDS_PER_BATCH } from '../../../lambda/order-stream/environment';
import { streamHandler } from '../../../lambda/order-stream/process-batch';
import { WatermarkedTotals } from '../../../lambda/order-stream/watermarked-totals';
import { TOTALS_TABLE_VARIABLE } from '../../../lambda/shared/environment';
import { AWS_CLIENT } from '../../async/aws-client';
import { toStored } from '../../orders/dynamodb/stored-order';
import { BUNDLE_FILE, bundleFunction } from '../../stacks/functions/bundling';
import { median } from './median';
import { PROJECT_ROOT } from '../../processes/project-root';
import { temporaryFolder } from '../../processes/temporary-folder';

export interface ImportTime {
  /** Median of the time to import the handler's bundle in a process of its own, in milliseconds. */
  readonly bundleMs: number;
  /** The same for an empty ES module, measured in turn with the bundle. */
  readonly emptyModuleMs: number;
  readonly spawns: number;
}

/**
 * Times the import of the bundle that is deployed, as the Lambda runtime does at a cold start. Starting Node itself is not in it.
 *
 * @throws Error with the output of the process when the bundle cannot be imported
 */
export function measureImportTime(spawns = 15): ImportTime {
  const { path: folder, remove } = temporaryFolder();
  try {
    const bundle = join(folder, BUNDLE_FILE);
    const emptyModule = join(folder, 'empty.mjs');
    const timer = join(folder, 'timer.mjs');
    bundleFunction(join(PROJECT_ROOT, 'lambda', 'order-stream', 'handler.ts'), bundle);
    writeFileSync(emptyModule, '');
    writeFileSync(
      timer,
      'const start = performance.now(); await import(process.argv[2]); process.stdout.write(String(performance.now() - start));',
    );
    const times = Array.from(
      { length: spawns },
      () => [timeImport(timer, bundle), timeImport(timer, emptyModule)] as const,
    );
    return { bundleMs: median(times.map(([ms]) => ms)), emptyModuleMs: median(times.map(([, ms]) => ms)), spawns };
  } finally {
    remove();
  }
}

export interface WriteCount {
  readonly events: number;
  readonly customers: number;
  /** UpdateItem calls that reached the totals table. */
  readonly writes: number;
  /** Writes of a handler that makes one update an event. */
  readonly oneAnEvent: number;
  /** `oneAnEvent / writes`. */
  readonly timesFewer: number;
}

/** Counts the writes for new orders of several customers in turn, in batches as the event source cuts them. */
export async function countWrites(events = 1_000, customers = 20): Promise<WriteCount> {
  let writes = 0;
  const client = new DynamoDBClient({ ...AWS_CLIENT, region: 'eu-west-1' });
  client.middlewareStack.add(
    () => () => {
      writes += 1;
      return Promise.resolve({ output: { $metadata: {} }, response: {} });
    },
    { step: 'initialize' },
  );
  const handler = streamHandler({
    totals: new WatermarkedTotals(client, 'totals'),
    park: (body) => Promise.reject(new Error(`no record of the benchmark is poison, but this was parked: ${body}`)),
    logger: { info: () => undefined, warn: () => undefined },
  });
  const records = Array.from({ length: events }, (_, n) => newOrder(n, `customer-${n % customers}`));
  const context = { getRemainingTimeInMillis: () => 60_000 } as Context;
  for (let start = 0; start < events; start += RECORDS_PER_BATCH) {
    const { batchItemFailures } = await handler({ Records: records.slice(start, start + RECORDS_PER_BATCH) }, context);
    if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} records of the benchmark failed`);
  }
  client.destroy();
  return { events, customers, writes, oneAnEvent: events, timesFewer: events / writes };
}

function newOrder(n: number, customerId: string): DynamoDBRecord {
  const { amount, pk, sk, ...texts } = toStored({
    customerId,
    orderId: `order-${n}`,
    amount: 1,
    placedAt: '2026-01-31T10:00:00.000Z',
  });
  const keys = { pk: { S: pk }, sk: { S: sk } };
  const attributes = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { S: String(value) }]));
  return {
    eventID: `event-${n}`,
    eventName: 'INSERT',
    dynamodb: {
      Keys: keys,
      NewImage: { ...keys, ...attributes, amount: { N: String(amount) } },
      SequenceNumber: String(10n ** 20n + BigInt(n)),
    },
  };
}

function timeImport(timer: string, module: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [timer, pathToFileURL(module).href], {
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      PATH: process.env['PATH'],
      AWS_REGION: 'eu-west-1',
      [TOTALS_TABLE_VARIABLE]: 'totals',
      [DEAD_LETTER_QUEUE_URL]: 'https://sqs.eu-west-1.amazonaws.com/123456789012/dead-letters',
    },
  });
  if (status !== 0) throw new Error(`importing ${module} failed: ${stderr}`);
  return Number(stdout);
}
