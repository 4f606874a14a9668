import { join } from 'node:path';
import { bundleAway, invokeBundle } from '../../support/bundle';
import { anOrder, inserted, itemOf } from './support/records';
import { describeOnDynamoDb, startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

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

  const invoke = (event: object, env: Record<string, string>) => invokeBundle(bundle, event, env);

  /** The queue is an address where nothing listens. */
  const environment = () => ({
    AWS_ACCESS_KEY_ID: table.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: table.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:1',
    TOTALS_TABLE_NAME: TABLE,
    DEAD_LETTER_QUEUE_URL: 'http://127.0.0.1:1/queue',
  });

  it('keeps totals on the table its environment names', async () => {
    const response = await invoke({ Records: [inserted(itemOf(anOrder({ customerId: 'bundled' })))] }, environment());
    expect(response).toStrictEqual({ batchItemFailures: [] });
    expect(await table.totalsOf('bundled')).toStrictEqual({ count: 1, amount: 100 });
  });

  it('loads its SQS client for poison, and reports the record when the queue is out of reach', async () => {
    const record = inserted({ ...itemOf(anOrder({ customerId: 'poisoned' })), status: { S: 'LOST' } });
    const response = await invoke({ Records: [record] }, environment());
    expect(response).toStrictEqual({ batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }] });
  });

  it('says which variable is missing', async () => {
    await expect(invoke({ Records: [] }, {})).rejects.toThrow('environment variable TOTALS_TABLE_NAME is not set');
  });
});
