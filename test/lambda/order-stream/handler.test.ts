import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleAway } from '../../support/bundle';
import { anOrder, inserted, itemOf } from './support/records';
import { describeOnDynamoDb, startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

const run = promisify(execFile);

/** Runs the bundle as Lambda would: in a process of its own, configured by its environment only. */
describeOnDynamoDb('the bundled handler', () => {
  let table: TotalsTable;
  let bundle: ReturnType<typeof bundleAway>;
  beforeAll(async () => {
    table = await startTotalsTable();
    bundle = bundleAway(join(__dirname, '../../../lambda/order-stream/handler.ts'));
  });
  afterAll(async () => {
    bundle.remove();
    await table.stop();
  });

  const invoke = async (event: object, env: Record<string, string>) => {
    const script = join(bundle.folder, 'invoke.mjs');
    writeFileSync(
      script,
      `const { handler } = await import(${JSON.stringify(pathToFileURL(bundle.file).href)});
      const response = await handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 10_000 });
      (await import('node:fs')).writeFileSync(${JSON.stringify(join(bundle.folder, 'response.json'))}, JSON.stringify(response));`,
    );
    await run(process.execPath, [script], {
      timeout: 20_000,
      env: { PATH: process.env['PATH'], AWS_REGION: 'eu-west-1', ...env },
    });
    return JSON.parse(readFileSync(join(bundle.folder, 'response.json'), 'utf8')) as unknown;
  };

  /** The queue is an address where nothing listens. */
  const environment = () => ({
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1',
    TOTALS_TABLE_NAME: TABLE,
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/queue',
  });

  it('keeps totals on the table its environment names', async () => {
    const response = await invoke({ Records: [inserted(itemOf(anOrder({ customerId: 'bundled' })))] }, environment());
    expect(response).toEqual({ batchItemFailures: [] });
    expect(await table.totalsOf('bundled')).toEqual({ count: 1, amount: 100 });
  }, 30_000);

  it('loads its SQS client for poison, and reports the record when the queue is out of reach', async () => {
    const record = inserted({ ...itemOf(anOrder({ customerId: 'poisoned' })), status: { S: 'LOST' } });
    const response = await invoke({ Records: [record] }, environment());
    expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }] });
  }, 30_000);

  it('says which variable is missing', async () => {
    await expect(invoke({ Records: [] }, {})).rejects.toThrow('environment variable TOTALS_TABLE_NAME is not set');
  }, 30_000);
});
