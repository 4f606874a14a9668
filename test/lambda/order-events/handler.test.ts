import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundleAway } from '../../support/bundle';
import { describeOnDynamoDb } from '../order-stream/support/totals-table';
import { anOrder, documentOf, inserted, messageOf } from './support/events';
import { startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

const run = promisify(execFile);

/** Runs the bundle as Lambda would: in a process of its own, configured by its environment only. */
describeOnDynamoDb('the bundled handler', () => {
  let table: TotalsTable;
  let bundle: ReturnType<typeof bundleAway>;
  beforeAll(async () => {
    table = await startTotalsTable();
    bundle = bundleAway(join(__dirname, '../../../lambda/order-events/handler.ts'));
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
      process.stdout.write('\\nresponse ' + JSON.stringify(response));`,
    );
    const { stdout } = await run(process.execPath, [script], {
      timeout: 20_000,
      env: { PATH: process.env['PATH'], AWS_REGION: 'eu-west-1', ...env },
    });
    return JSON.parse(stdout.split('\nresponse ').at(-1) ?? '') as unknown;
  };

  it('keeps totals on the table its environment names', async () => {
    const order = documentOf(anOrder({ customerId: 'bundled' }));
    const response = await invoke(
      { Records: [messageOf(inserted(order), { name: 'n1' })] },
      {
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
        TOTALS_TABLE_NAME: TABLE,
      },
    );
    expect(response).toEqual({ batchItemFailures: [] });
    expect(await table.totalsOf('bundled')).toEqual({ count: 1, amount: 100 });
  }, 30_000);

  it('says which variable is missing', async () => {
    await expect(invoke({ Records: [] }, {})).rejects.toThrow('environment variable TOTALS_TABLE_NAME is not set');
  }, 30_000);
});
