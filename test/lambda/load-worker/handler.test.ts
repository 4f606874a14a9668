/** The database and the bucket are mocks at the edge, where the SDK would send. */
import { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CUSTOMER_INDEX, TABLE_NAME } from '../../../lambda/load-worker/environment';
import { STAND_IN } from '../../../lambda/shared/load-environment';
import { readResults } from '../../../lib/load/results';
import { quietly } from '../../support/function-output';
import { putsIntoBucket, WORKER_CONTEXT as context, WORKER_VARIABLES, workerItem } from '../../support/load-worker';

type Loaded = typeof import('../../../lambda/load-worker/handler');

// The function reads its environment when it is loaded: not before it is set.
Object.assign(process.env, WORKER_VARIABLES, { [TABLE_NAME]: 'orders', [CUSTOMER_INDEX]: 'local' });
const { handler } = jest.requireActual<Loaded>('../../../lambda/load-worker/handler');
const item = (does?: object) => workerItem('dynamodb', does);

/** What was asked of the table and put into the bucket. */
function edges() {
  const asked: { name: string; table: unknown; customer: unknown }[] = [];
  jest.spyOn(DynamoDBDocumentClient.prototype, 'send').mockImplementation((async (command: any) => {
    const { TableName: table, Key, Item } = command.input;
    asked.push({ name: command.constructor.name, table, customer: (Key ?? Item)?.pk });
    return { Items: [] };
  }) as never);
  return { asked, puts: putsIntoBucket() };
}

afterEach(() => jest.restoreAllMocks());

describe('the function that is a worker of a load', () => {
  it('writes its results as a new object and answers with its name', async () => {
    const { puts } = edges();
    expect(await quietly(() => handler(item(), context))).toStrictEqual({ key: 'runs/load-0123abcd/dynamodb/0.json' });
    expect(puts).toStrictEqual([
      {
        Bucket: 'results',
        ExpectedBucketOwner: '111122223333',
        Key: 'runs/load-0123abcd/dynamodb/0.json',
        Body: expect.any(String),
        ContentType: 'application/json',
        IfNoneMatch: '*',
      },
    ]);
    const { place, runs } = readResults(puts[0]?.Body as string, 'it');
    expect(place).toBe('live');
    expect(runs[0]).toMatchObject({
      target: 'dynamodb',
      engine: 'Amazon DynamoDB',
      operations: { put: { issued: 5 } },
    });
  });

  it('says of an engine of this machine that it is one, and of its results that they are local', async () => {
    const { puts } = edges();
    process.env[STAND_IN] = 'dynoxide';
    await quietly(() => handler(item(), context)).finally(() => delete process.env[STAND_IN]);
    const { place, runs } = readResults(puts[0]?.Body as string, 'it');
    expect([place, runs[0]?.engine]).toStrictEqual(['local', 'dynoxide']);
  });

  it('asks the orders table, and removes what it has put there', async () => {
    const { asked } = edges();
    await quietly(() => handler(item(), context));
    expect(new Set(asked.map(({ table }) => table))).toStrictEqual(new Set(['orders']));
    const customers = (name: string) => asked.filter((one) => one.name === name).map(({ customer }) => customer);
    expect(customers('DeleteCommand').sort()).toStrictEqual(customers('PutCommand').sort());
    expect(customers('PutCommand')).toHaveLength(2 + 5);
  });

  it('knows that a local index reads consistently, and a global one does not', async () => {
    const { puts } = edges();
    await quietly(() => handler(item({ listByCustomer: 1, listByStatus: 1 }), context));
    expect(readResults(puts[0]?.Body as string, 'it').runs[0]?.guarantees).toMatchObject({
      listByCustomer: { isStrong: true },
      listByStatus: { isStrong: false },
    });
  });

  it('refuses a database that it cannot reach, before anything is written', async () => {
    const { asked, puts } = edges();
    await expect(quietly(() => handler(workerItem('atlas'), context))).rejects.toThrow(
      'target: atlas: this worker asks Amazon DynamoDB alone',
    );
    expect([asked, puts]).toStrictEqual([[], []]);
  });

  it('fails where its results are there already', async () => {
    edges();
    jest.spyOn(S3Client.prototype, 'send').mockImplementation((async () => Promise.reject(new Error('412'))) as never);
    await expect(quietly(() => handler(item(), context))).rejects.toThrow('412');
  });
});
