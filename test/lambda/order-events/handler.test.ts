import type { SQSRecord } from 'aws-lambda';
import { join } from 'node:path';
import { METRICS_NAMESPACE, METRICS_VARIABLE } from '../../../lambda/shared/metric-names';
import { Watch } from '../../faults/watch';
import { bundleAway, invokeBundle } from '../../support/bundle';
import { describeOnDynamoDb } from '../order-stream/support/totals-table';
import { anOrder, documentOf, inserted, messageOf, withBody } from './support/events';
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

  const invoke = (event: object, env: Record<string, string>, lines?: string[]) =>
    invokeBundle(bundle, event, env, lines);
  const environment = (endpoint = table.endpoint) => ({
    AWS_ACCESS_KEY_ID: table.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: table.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    TOTALS_TABLE_NAME: TABLE,
  });

  it('keeps totals on the table its environment names', async () => {
    const order = documentOf(anOrder({ customerId: 'bundled' }));
    const response = await invoke({ Records: [messageOf(inserted(order), { name: 'n1' })] }, environment());
    expect(response).toStrictEqual({ batchItemFailures: [] });
    expect(await table.totalsOf('bundled')).toStrictEqual({ count: 1, amount: 100 });
  });

  it('is seen by its alarms when it cannot count, meets poison, or is late', async () => {
    const watch = new Watch({ profile: 'showcase', stack: 'AtlasEvents', construct: 'OrderEventsAlarms' });
    const order = documentOf(anOrder({ customerId: 'seen' }));
    const attributes = { ApproximateReceiveCount: '1', SentTimestamp: '1' } as SQSRecord['attributes'];
    const late = { ...messageOf(inserted(order), { name: 'n2' }), attributes };
    const poison = { ...withBody('{', 'poison'), attributes };
    const lines: string[] = [];
    const counted = { [METRICS_VARIABLE]: METRICS_NAMESPACE };
    await invoke({ Records: [late, poison] }, { ...environment(), ...counted }, lines);
    await invoke({ Records: [late] }, { ...environment('http://127.0.0.1:1'), ...counted }, lines);
    for (let period = 0; period < 3; period += 1) {
      watch.nextPeriod();
      for (const line of lines) watch.read(line);
    }
    expect(watch.moved()).toStrictEqual(['Failing', 'Late', 'Parked']);
  });

  it('says which variable is missing', async () => {
    await expect(invoke({ Records: [] }, {})).rejects.toThrow('environment variable TOTALS_TABLE_NAME is not set');
  });
});
