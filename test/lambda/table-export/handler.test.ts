/** No local engine exports a table: DynamoDB's answer is a mock, at the one edge that has to be. */
import { DynamoDBClient, type ExportTableToPointInTimeCommand } from '@aws-sdk/client-dynamodb';
import { BUCKET_NAME, BUCKET_OWNER, TABLE_ARN } from '../../../lambda/table-export/environment';
import { exportRequest, type ExportEvent } from '../../../lambda/table-export/export-request';

type Loaded = typeof import('../../../lambda/table-export/handler');

const target = {
  tableArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  bucket: 'exports',
  bucketOwner: '111122223333',
};
const event: ExportEvent = { kind: 'INCREMENTAL', scheduledTime: '2026-06-01T03:30:00Z' };
const exportArn = `${target.tableArn}/export/01`;

// The function reads its environment when it is loaded: not before it is set.
Object.assign(process.env, {
  AWS_REGION: 'eu-west-1',
  [TABLE_ARN]: target.tableArn,
  [BUCKET_NAME]: target.bucket,
  [BUCKET_OWNER]: target.bucketOwner,
});
const { handler } = jest.requireActual<Loaded>('../../../lambda/table-export/handler');

const answers = (answer: () => Promise<unknown>) =>
  jest.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(answer as never);
const started = async () => ({ ExportDescription: { ExportArn: exportArn } });

afterEach(() => jest.restoreAllMocks());

describe('the function that starts an export', () => {
  it('asks for the export that the event is about, once', async () => {
    const send = answers(started);
    await handler(event);
    const commands = send.mock.calls.map(([command]) => (command as ExportTableToPointInTimeCommand).input);
    expect(commands).toEqual([exportRequest(event, target)]);
  });

  it('says which export it has started', async () => {
    answers(started);
    expect(await handler(event)).toEqual({ exportArn });
  });

  it('fails where DynamoDB refuses, so that it is tried again', async () => {
    answers(() => Promise.reject(new Error('point-in-time recovery is off')));
    await expect(handler(event)).rejects.toThrow('point-in-time recovery is off');
  });
});
