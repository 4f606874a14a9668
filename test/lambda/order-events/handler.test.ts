import { join } from 'node:path';
import { bundleAway, invokeBundle } from '../../support/bundle';
import { describeOnDynamoDb } from '../order-stream/support/totals-table';
import { anOrder, documentOf, inserted, messageOf } from './support/events';
import { startTotalsTable, TABLE, type TotalsTable } from './support/totals-table';

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

  const invoke = (event: object, env: Record<string, string>) => invokeBundle(bundle, event, env);

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
